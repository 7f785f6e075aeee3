import { civilDate } from '../kernel/civil-date.ts'
import { Tag } from '../ui/badge.tsx'
import { DateText } from '../ui/date.tsx'
import { Facts } from '../ui/facts.tsx'
import { GateRail } from '../ui/gate-rail.tsx'
import { Job } from '../ui/job.tsx'
import { LedgerTimeline } from '../ui/ledger-timeline.tsx'
import { Done, Empty, Note } from '../ui/notice.tsx'
import { Nums } from '../ui/nums.tsx'
import { Pager } from '../ui/pager.tsx'
import { FlowTable } from '../ui/table.tsx'
import { ComponentsClock } from './components-clock.tsx'
import { ComponentsForm } from './components-form.tsx'
import { WorkbenchLayout } from './layout.tsx'
import type { DeskView } from './layout.tsx'

const LONG_TITLE =
  '关于进一步规范全市公共文化设施错时延时开放和无障碍预约服务有关事项并征求各区文化和旅游主管部门意见的通知（二次征求意见稿）'

/** Every part in every state, side by side; for those who build pages, never routed in use. */
export function ComponentsPage({ view }: { readonly view: DeskView }) {
  return (
    <WorkbenchLayout view={view}>
      <Figures />
      <ComponentsClock />
      <div class="g2 sec">
        <div>
          <Tables />
          <ComponentsForm />
        </div>
        <Aside />
      </div>
      <Notices />
      <SourceMarks />
      <ButtonsAndTags />
    </WorkbenchLayout>
  )
}

function Figures() {
  return (
    <Nums
      label="到期数量"
      items={[
        { href: '#late', count: 1, label: '已经迟了', hot: true },
        { href: '#today', count: 4, label: '今天到期' },
        { href: '#week', count: 11, label: '本周' },
        { href: '#sign', count: 2, label: '等我审签' },
        { href: '#others', count: 6, label: '等别人' },
        { href: '#hold', count: 0, label: '暂停中' },
      ]}
    />
  )
}

function Tables() {
  return (
    <section aria-labelledby="due">
      <div class="head">
        <h2 id="due">今日</h2>
        <a href="#export">导出</a>
      </div>
      <FlowTable
        caption="按日到期的事项"
        quietCaption
        columns={[
          { label: '事项' },
          { label: '要做' },
          { label: '为什么是这一天' },
          { label: '剩' },
          { label: '件数', numeric: true },
        ]}
        groups={[
          {
            key: 'late',
            title: (
              <>
                <span class="late">已经迟了</span> <small>1 件</small>
              </>
            ),
            rows: [{ key: 'a', cells: tableCells(LONG_TITLE, <Tag kind="over">迟 1 天</Tag>, 0) }],
          },
          {
            key: 'today',
            title: '今天 · 10-14 星期三',
            rows: [
              { key: 'b', cells: tableCells('许可结果公示', <Tag kind="due">今天</Tag>, 1204) },
              { key: 'c', cells: tableCells('2027 年节假日内的答复', <Tag kind="hold">期限待定</Tag>, null) },
            ],
          },
        ]}
      />
      <Pager page={7} pages={23} hrefOf={(page) => `?page=${String(page)}`} />
    </section>
  )
}

function tableCells(name: string, left: ReturnType<typeof Tag>, count: number | null) {
  return [
    <>
      <a href="#case">{name}</a>
      <small>申〔2026〕0087号</small>
    </>,
    '答复',
    <>
      收到之日起 20 个工作日
      <small>条例第三十三条</small>
    </>,
    left,
    count === null ? null : <a href="#items">{count.toLocaleString('en')}</a>,
  ]
}

function Aside() {
  const day = civilDate('2026-10-13')
  return (
    <aside class="stack" aria-label="侧栏">
      <section class="card">
        <h2>关口</h2>
        <GateRail
          upright
          label="审签"
          gates={[
            { key: 'a', name: '政治关', state: 'done', lines: ['孙样例 · 10-13 09:20'] },
            {
              key: 'b',
              name: '内容关',
              state: 'now',
              lines: ['一审 10-13 退回：第二段电话有误', '二审 等郑示例，10-14 前'],
            },
            { key: 'c', name: '法律关', state: 'waiting', lines: ['周演示'] },
            { key: 'd', name: '发布', state: 'waiting', lines: ['信息中心'] },
          ]}
        />
      </section>
      <section class="card">
        <h2>申请人</h2>
        <Facts
          one
          rows={[
            ['姓名', '李*本'],
            ['来件', <Tag kind="plain">纸签</Tag>],
            ['送达', '网上，电子文件'],
            ['电话', null],
          ]}
        />
      </section>
      <section class="card">
        <h2>办理记录</h2>
        <LedgerTimeline
          narrow
          lines={[
            { key: '4', mark: 'next', date: civilDate('2026-10-23'), what: '到期：答复并送达' },
            { key: '3', mark: 'own', date: day, time: '17:05', who: '王样本', what: '存拟答复草稿第 3 版' },
            {
              key: '2',
              mark: 'act',
              date: day,
              time: '11:08',
              who: '吴范例',
              recordedBy: '王样本',
              what: '同意延期，纸签在卷',
              hash: '#36 · 90ac1d',
            },
            { key: '1', mark: 'step', date: day, time: '09:20', who: '李示例', what: '形式审查通过' },
          ]}
        />
      </section>
    </aside>
  )
}

function Notices() {
  return (
    <section class="sec" aria-labelledby="notices">
      <h2 id="notices">提示、办成、没有内容、作业、关口</h2>
      <div class="g2 half">
        <div class="stack">
          <Note>今年的放假安排还没有录入，期限按「待定」开着。</Note>
          <Done title="申请已收到" code="7K4M-2QXR">
            <p>请抄下查询码。我们确认后开始计时，最迟答复日期会告诉您。</p>
          </Done>
        </div>
        <div class="stack">
          <Empty title="今天没有到期的事">
            下一件在 <DateText date={civilDate('2026-10-19')} weekday />。<a href="#week">看本周</a>
          </Empty>
          <Job
            title="读取文件"
            done={712}
            total={1204}
            unit="页"
            steps={[
              { label: '上传', state: 'done' },
              { label: '读出条目', state: 'now' },
              { label: '核对', state: 'waiting' },
            ]}
          >
            <p class="meta">约还要 2 分钟，可以离开本页。</p>
          </Job>
        </div>
      </div>
      <div class="sec">
        <GateRail
          label="到哪一步了"
          gates={[
            { key: 'a', name: '登记', state: 'done', lines: ['09-14 回执已发'] },
            { key: 'b', name: '审核', state: 'done', lines: ['09-16 内容明确'] },
            { key: 'c', name: '征求意见', state: 'returned', lines: ['09-21 材料不齐'] },
            { key: 'd', name: '办理', state: 'now', lines: ['产业发展处'] },
            { key: 'e', name: '审签', state: 'waiting', lines: ['保密、法制、签发'] },
            { key: 'f', name: '答复', state: 'waiting', lines: ['最迟 10-23'] },
          ]}
        />
      </div>
    </section>
  )
}

function SourceMarks() {
  return (
    <section class="sec" aria-labelledby="source">
      <h2 id="source">原文与读出</h2>
      <p class="legend">
        <mark class="measure-mark">措施</mark> <mark class="who">处室</mark> <mark class="when">时限</mark>{' '}
        <mark class="ask">请看</mark>
      </p>
      <div class="g2 half panes">
        <div class="card src src-pane">
          <p>
            <sup>7</sup>
            <mark class="measure-mark current" id="s7" data-measure="7">
              整理公开目录，逐项核对名称和时限，<mark class="when">9 月底前</mark>发布新版。（
              <mark class="who">办公室</mark>牵头，<mark class="who">各处室</mark>负责落实）
            </mark>
          </p>
          <p>
            <sup>8</sup>
            <mark class="measure-mark" id="s8" data-measure="8">
              设立咨询电话，有问必答。（<mark class="who">行政审批处</mark>
              <mark class="ask">会同相关处室</mark>负责落实）
            </mark>
          </p>
        </div>
        <div>
          <section class="measure current" id="m7" data-measure="7">
            <h3>
              7 整理公开目录 <Tag kind="ok">没有疑问</Tag>
            </h3>
            <Facts
              one
              rows={[
                ['牵头', '办公室'],
                ['参加', '各处室（17）'],
                ['时限', <DateText key="d" date={civilDate('2026-09-30')} />],
              ]}
            />
          </section>
          <section class="measure ask" id="m8" data-measure="8">
            <h3>
              8 设立咨询电话 <Tag kind="hold">请看</Tag>
            </h3>
            <Facts
              one
              rows={[
                ['牵头', '行政审批处'],
                ['时限', '原文未写 · 按季报告（内部期限）'],
              ]}
            />
            <Note>「会同相关处室」没有点名，请选处室，或先按件定。</Note>
            <div class="btns">
              <button type="button" class="btn small main">
                确认
              </button>
              <button type="button" class="btn small">
                改
              </button>
            </div>
          </section>
        </div>
      </div>
    </section>
  )
}

function ButtonsAndTags() {
  return (
    <section class="sec" aria-labelledby="buttons">
      <h2 id="buttons">按钮与标签</h2>
      <div class="btns">
        <button type="button" class="btn main">
          主要
        </button>
        <button type="button" class="btn">
          一般
        </button>
        <button type="button" class="btn stop">
          撤回
        </button>
        <button type="button" class="btn bare">
          次要
        </button>
        <button type="button" class="btn small" hidden data-copy="#buttons">
          复制
        </button>
      </div>
      <p class="sec">
        <Tag kind="plain">普通</Tag> <Tag kind="ok">已完成</Tag> <Tag kind="hold">暂停</Tag>{' '}
        <Tag kind="due">今天</Tag> <Tag kind="over">迟 1 天</Tag> <Tag kind="hold">期限待定</Tag>{' '}
        <Tag kind="plain">纸签</Tag> <Tag kind="plain">代录</Tag>
      </p>
      <div class="sec">
        <div class="valid">
          <b>有效</b>
          <p>
            自 2025-12-01 起施行。<Tag kind="hold">已修改</Tag>第五条已于 2026-06-15 修改。
          </p>
        </div>
        <div class="valid void">
          <b>废止</b>
          <p>自 2024-03-01 起废止，由新办法代替。</p>
        </div>
      </div>
    </section>
  )
}

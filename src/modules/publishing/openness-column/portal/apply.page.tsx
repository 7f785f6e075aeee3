import { Empty } from '../../../../ui/notice.tsx'
import type { GuideContent } from '../domain/guide.ts'
import { APPLY_PATH } from '../paths.ts'
import { ColumnFrame } from './column-frame.tsx'
import { OfficeOfGuide, Paragraphs } from './column.page.tsx'

/** 依申请公开: where and when a written application is taken, and the paper form (条例第二十九条). */
export function ApplyPage({ guide }: { readonly guide: GuideContent | null }) {
  return (
    <ColumnFrame title="依申请公开" under={APPLY_PATH}>
      <section class="sec" aria-labelledby="h-paper">
        <div class="head">
          <h2 id="h-paper">书面申请</h2>
        </div>
        <p>
          下载<a href={`${APPLY_PATH}/sqb.docx`}>政府信息公开申请表（Word）</a>，填好以后当面交，或者寄信。
        </p>
        <ul class="dots">
          <li>写明您的姓名或者单位名称、身份证明、联系方式</li>
          <li>写明要申请的信息：名称、文号，或者便于查找的其他特征</li>
          <li>写明要纸质还是电子文件，怎样拿到</li>
          <li>收到申请后能当场答复的当场答复，不能的，二十个工作日内答复；要延长的，最多再加二十个工作日</li>
        </ul>
      </section>
      {guide === null ? (
        <Empty title="公开指南还没有发布">
          <p>地址和时间可以打页面底部的联系电话问。</p>
        </Empty>
      ) : (
        <>
          <section class="sec" aria-label="怎么提">
            <Paragraphs text={guide.onApplication} />
          </section>
          <OfficeOfGuide content={guide} />
        </>
      )}
    </ColumnFrame>
  )
}

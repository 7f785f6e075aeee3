import { holds, personOf } from '../../../../kernel/actor.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { TextField } from '../../../../ui/fields.tsx'
import { DECIDERS, OPENNESS, sealingKinds } from '../domain/withdrawal.ts'
import type { Sealing } from '../domain/withdrawal.ts'
import { Act, fieldOf } from './publication-act.tsx'
import type { PublicationView } from './publication-act.tsx'

interface SealedProps {
  readonly view: PublicationView
  readonly sealing: Sealing
}

/** What is known of something sealed, what it is related to, and the steps that follow: report, erasure, backups. */
export function SealedPart({ view, sealing }: SealedProps) {
  const { erasure, relations } = view
  return (
    <>
      <section class="card" aria-label="封存">
        <h2>封存</h2>
        <Facts
          rows={[
            ['原因', sealingKinds[sealing.kind]],
            ['发现', releaseMinute(sealing.foundAt)],
            ['封存', `${sealing.sealedByName} ${releaseMinute(sealing.sealedAt)}`],
            ['最迟报告', releaseMinute(sealing.reportBy)],
            [
              '报告',
              sealing.report === null ? '还没有' : `${sealing.reportedByName ?? ''}：${sealing.report}`,
            ],
            ['销毁', erasureWords(view)],
          ]}
        />
        {relations.length === 0 ? null : (
          <>
            <p>和它有关联的公开信息，请逐件看有没有同样的内容：</p>
            <ul class="dots">
              {relations.map(({ path, title }) => (
                <li key={path}>
                  <a href={path}>{title}</a>
                </li>
              ))}
            </ul>
          </>
        )}
        {erasure === null || erasure.confirmedAt === null ? null : <p>还要检查这些备份：{view.backups}。</p>}
      </section>
      <Steps view={view} sealing={sealing} />
    </>
  )
}

function erasureWords({ erasure }: PublicationView): string {
  if (erasure === null) return '没有指令，内容封存着'
  return erasure.confirmedAt === null
    ? `${erasure.askedByName}登记了「${erasure.instruction}」，等第二个人核对`
    : `按「${erasure.instruction}」销毁，${erasure.askedByName}、${erasure.confirmedByName ?? ''}，${releaseMinute(erasure.confirmedAt)}`
}

function Steps({ view, sealing }: SealedProps) {
  const { actor, erasure } = view
  const isDecider = holds(actor, DECIDERS)
  const isOther = erasure !== null && erasure.confirmedAt === null && personOf(actor)?.id !== erasure.askedBy
  const isErased = erasure !== null && erasure.confirmedAt !== null
  return (
    <>
      {sealing.report === null && holds(actor, OPENNESS) ? (
        <Act view={view} title="登记报告" act="report" button="登记报告">
          <TextField
            {...fieldOf(view, 'report')}
            label="什么时候、向谁报告"
            hint="写机关、接报人、文号；不要写泄露的内容"
            required
          />
        </Act>
      ) : null}
      {isDecider && erasure === null ? (
        <Act view={view} title="登记销毁指令" act="erasure" button="登记指令" stop>
          <TextField
            {...fieldOf(view, 'instruction')}
            label="哪个机关的指令"
            hint="机关、文号、日期；登记后由另一个人核对才销毁"
            required
          />
        </Act>
      ) : null}
      {isDecider && isOther ? (
        <Act view={view} title="核对销毁指令" act="erasure/confirm" button="核对无误，销毁" stop>
          <p>指令：{erasure.instruction}。销毁后不能恢复；同一份文件如果还挂在别处，那里也打不开。</p>
        </Act>
      ) : null}
      {isErased && holds(actor, ['system-administrator']) ? (
        <Act view={view} title="登记备份检查" act="backups" button="登记">
          <TextField {...fieldOf(view, 'backups')} label="查了哪些备份、怎么处理的" required />
        </Act>
      ) : null}
    </>
  )
}

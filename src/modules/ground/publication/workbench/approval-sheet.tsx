import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { DateText } from '../../../../ui/date.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { QrCode } from '../../../../ui/qr-code.tsx'
import { titleOf } from '../gate-duties.ts'
import type { LoadedPackage } from '../load-package.ts'
import type { Round } from '../store/review.ts'

interface SheetView {
  readonly loaded: LoadedPackage
  readonly round: Round
  readonly divisionName: string
  /** Where the package is found on the screen. */
  readonly url: string
}

const SIGN_HERE =
  '□ 同意\u3000□ 退回\u3000签字：＿＿＿＿＿＿＿＿\u3000时间：＿＿＿＿年＿＿月＿＿日＿＿时＿＿分'

/** The code by which a 审批单 is matched with its package and round. */
export function sheetCode({ packageId, round }: Pick<Round, 'packageId' | 'round'>): string {
  return `${packageId.slice(0, 8).toUpperCase()}-${String(round)}`
}

/** 审批单 to be signed by hand: what goes out, under which hash, and each gate with its checklists. */
export function ApprovalSheet({ loaded, round, divisionName, url }: SheetView) {
  return (
    <div class="stack">
      <section class="card" aria-labelledby="h-sheet">
        <h2 id="h-sheet">{titleOf(loaded)}</h2>
        <Facts
          rows={[
            ['审批单编号', sheetCode(round)],
            ['起草处室', divisionName],
            ['送审', `${round.submittedByName} ${civilDateAt(round.submittedAt)}`],
            ['轮次', `第 ${String(round.round)} 轮`],
            ['内容校验值', <code>{round.contentHash}</code>],
          ]}
        />
        <ol class="rows">
          {loaded.drafts.map(({ id, title }) => (
            <li key={id}>{title}</li>
          ))}
        </ol>
        <QrCode text={url} label="这份稿件在系统里的地址" />
        <p class="meta">扫码打开这份稿件，核对校验值和上面一致，再录入。</p>
      </section>
      {round.gates.map((gate) => {
        const signed = loaded.signatures.find(({ gateId }) => gateId === gate.id)
        return (
          <section key={gate.id} class="card" aria-labelledby={`h-${gate.id}`}>
            <h2 id={`h-${gate.id}`}>{gate.name}</h2>
            {gate.checklists.map(({ title, items }) => (
              <div key={title}>
                <h3>{title}</h3>
                <ul>
                  {items.map((item) => (
                    <li key={item}>□ {item}</li>
                  ))}
                </ul>
              </div>
            ))}
            {signed === undefined ? (
              gate.paper ? (
                <p>{SIGN_HERE}</p>
              ) : (
                <Note>这道关口在系统里审签，不在纸上签。</Note>
              )
            ) : (
              <p>
                {signed.signerName}已审签，
                <DateText date={civilDateAt(signed.signedAt)} />
              </p>
            )}
          </section>
        )
      })}
    </div>
  )
}

import { civilDateAt } from '../../../../kernel/civil-date.ts'
import { holds } from '../../../../kernel/actor.ts'
import { releaseMinute } from '../../../../site/release-time.tsx'
import { DateText } from '../../../../ui/date.tsx'
import { ErrorSummary } from '../../../../ui/error-summary.tsx'
import { Facts } from '../../../../ui/facts.tsx'
import { RadioField, SelectField, TextArea, TextField, TickField } from '../../../../ui/fields.tsx'
import { HANDOVERS } from '../hand-over.ts'
import { mayAskWithdrawal, OPENNESS, sealingKinds, withdrawalKinds } from '../domain/withdrawal.ts'
import { PACKAGES } from './packages.page.tsx'
import { Act, fieldOf } from './publication-act.tsx'
import type { PublicationView } from './publication-act.tsx'
import { SealedPart } from './sealed-part.tsx'
import { publicationPage } from '../withdraw-publication.ts'
import { DecideWithdrawal, WithdrawalFacts } from './withdrawal-form.tsx'

/** A publication: where it stands, and what may be done with it now. */
export function PublicationPage(view: PublicationView) {
  const { released, sealing } = view
  return (
    <div class="stack">
      <ErrorSummary errors={view.errors} />
      <section class="card" aria-label="现在的样子">
        <Facts
          rows={[
            ['地址', <a href={released.path}>{released.path}</a>],
            ['栏目', view.columns.find(({ id }) => id === released.columnId)?.name],
            ['首次公开', <DateText date={civilDateAt(released.firstReleasedAt)} />],
            ['第几版', String(released.version)],
            ['已归档', released.archivedOn === null ? '没有' : <DateText date={released.archivedOn} />],
            [
              '撤下',
              released.withdrawnAt === null ? '没有' : <DateText date={civilDateAt(released.withdrawnAt)} />,
            ],
          ]}
        />
        {view.isHandedOver ? (
          <p>
            <a href={`${HANDOVERS}/${released.id}`}>看市集约化平台</a>
          </p>
        ) : null}
        {view.packages.map((id) => (
          <p key={id}>
            <a href={`${PACKAGES}/${id}`}>看稿件和审签</a>
          </p>
        ))}
      </section>
      {view.withdrawals.map((withdrawal) => (
        <section key={withdrawal.id} class="card" aria-label="撤回">
          <h2>撤回</h2>
          <WithdrawalFacts withdrawal={withdrawal} />
          <DecideWithdrawal
            withdrawal={withdrawal}
            actor={view.actor}
            formKey={view.formKey}
            action={`${publicationPage(withdrawal.publicationId)}/decision`}
            typed={view.typed}
            errors={view.errors}
          />
        </section>
      ))}
      {sealing === null ? <Acts view={view} /> : <SealedPart view={view} sealing={sealing} />}
    </div>
  )
}

function Acts({ view }: { readonly view: PublicationView }) {
  const { released, actor } = view
  const isOpenness = holds(actor, OPENNESS)
  const isUp = released.withdrawnAt === null
  const isAsked = view.withdrawals.some(({ state }) => state === 'asked')
  return (
    <>
      {isUp && !isAsked && mayAskWithdrawal(actor, released.divisionId) ? (
        <AskWithdrawal view={view} />
      ) : null}
      {isUp && isOpenness ? <Move view={view} /> : null}
      {isUp && isOpenness && released.archivedOn === null ? <Archive view={view} /> : null}
      {isOpenness ? <Seal view={view} /> : null}
    </>
  )
}

function AskWithdrawal({ view }: { readonly view: PublicationView }) {
  const options = Object.entries(withdrawalKinds).map(([value, label]) => ({ value, label }))
  return (
    <Act view={view} title="申请撤回" act="withdrawal" button="申请撤回">
      <SelectField {...fieldOf(view, 'kind')} label="原因" blank="请选" options={options} required />
      <TextArea
        {...fieldOf(view, 'explanation')}
        label="说明"
        hint="会公开在原来的地址上"
        rows={3}
        required
      />
      <TextField
        {...fieldOf(view, 'leadTo')}
        label="请读者改看哪一页"
        hint="本站地址，例如 /lm/tzgg/2026-1；没有就空着"
      />
      <TickField
        name="keepsContent"
        label="原来的内容留着供查考"
        hint="勾上：原地址还能看到内容，注明已撤回；不勾：内容一律看不到"
        checked={view.typed.keepsContent === 'yes'}
      />
    </Act>
  )
}

function Move({ view }: { readonly view: PublicationView }) {
  const { released, columns } = view
  const fitting = columns.filter(({ id, types }) => id !== released.columnId && types.includes(released.kind))
  if (fitting.length === 0) return null
  return (
    <Act view={view} title="移到别的栏目" act="move" button="移动">
      <SelectField
        {...fieldOf(view, 'columnId')}
        label="移到"
        blank="请选"
        options={fitting.map(({ id, name }) => ({ value: id, label: name }))}
        required
      />
      <TextField {...fieldOf(view, 'moveReason')} label="为什么移" required />
    </Act>
  )
}

function Archive({ view }: { readonly view: PublicationView }) {
  return (
    <Act view={view} title="归档" act="archive" button="标为已归档">
      <p>页面照常能看能查，上面注明「已归档」和今天的日期。</p>
    </Act>
  )
}

function Seal({ view }: { readonly view: PublicationView }) {
  const options = Object.entries(sealingKinds).map(([value, label]) => ({ value, label }))
  return (
    <Act view={view} title="紧急封存（泄密、违法信息）" act="seal" button="立即封存" stop>
      <p>按下后公开页、历史、附件和内部稿件马上都打不开，谁也看不到内容，不能恢复。不用等别人批准。</p>
      <RadioField {...fieldOf(view, 'sealKind')} label="是什么" options={options} required />
      <TextField
        {...fieldOf(view, 'foundAt')}
        value={view.typed.foundAt ?? releaseMinute(view.now)}
        label="发现的时间"
        hint="报告的时限从这时算起"
        short
        required
      />
    </Act>
  )
}

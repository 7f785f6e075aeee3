import type { ComponentChildren } from 'preact'
import type { PackagePanel } from '../../../../platform/manifest/package-panel.ts'
import { Note } from '../../../../ui/notice.tsx'
import { piecesOf } from '../domain/pieces.ts'
import { examinePackage } from '../examine-package.ts'
import type { ExaminedPackage } from '../examine-package.ts'
import { POLICIES } from '../readiness.ts'
import { MaterialLines } from './material-card.tsx'
import { PlanFacts } from './plan-form.tsx'

/** 三同步 on the page of a package: what the signers sign together with the text, and the way to mend it. */
export const policyPanel: PackagePanel = async (ask, packageId) => {
  const found = await examinePackage(ask.work, packageId)
  return found.policies.length === 0 && found.materials.length === 0 ? null : <Panel found={found} />
}

function Panel({ found }: { readonly found: ExaminedPackage }): ComponentChildren {
  const { plan, exemption, materials } = found
  return (
    <section class="card" aria-labelledby="h-policies">
      <h2 id="h-policies">解读方案和解读</h2>
      <p class="btns">
        <a class="btn" href={`${POLICIES}/${found.loaded.package.id}`}>
          解读方案和解读
        </a>
      </p>
      {found.isEmergency ? <Note>应急政策先发，解读随后跟上。</Note> : null}
      {exemption === null ? null : (
        <p>
          不作解读：{exemption.reason}（{exemption.askedByName}申请，
          {exemption.signedAt === null ? '还没有人同意' : `${exemption.signedByName ?? ''}同意`}）
        </p>
      )}
      {plan === null ? null : (
        <details>
          <summary>解读方案</summary>
          <div>
            <PlanFacts plan={plan} pieces={piecesOf(found.loaded.drafts)} />
          </div>
        </details>
      )}
      {materials.map((material) => (
        <div key={material.draft.id}>
          <h3>{material.draft.title === '' ? '（未写标题）' : material.draft.title}</h3>
          <MaterialLines material={material} />
        </div>
      ))}
    </section>
  )
}

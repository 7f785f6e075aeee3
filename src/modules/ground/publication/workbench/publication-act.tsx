import type { ComponentChildren } from 'preact'
import type { Actor } from '../../../../kernel/actor.ts'
import type { FieldError } from '../../../../kernel/refusal.ts'
import { errorAt } from '../../../../platform/http/parse-form.ts'
import type { Typed } from '../../../../platform/http/parse-form.ts'
import { PostForm } from '../../../../ui/form.tsx'
import type { Relation, SiteColumn } from '../domain/publication.ts'
import type { Erasure, Sealing, Withdrawal } from '../domain/withdrawal.ts'
import type { Released } from '../store/released.ts'
import { publicationPage } from '../withdraw-publication.ts'
import type { FormKeys } from '../../../../workbench/form-keys.ts'

/** Everything about one publication after its release. */
export interface PublicationView {
  readonly released: Released
  readonly sealing: Sealing | null
  readonly erasure: Erasure | null
  readonly withdrawals: readonly Withdrawal[]
  readonly packages: readonly string[]
  readonly relations: readonly Relation[]
  /** Whether it goes to 市集约化平台 too. */
  readonly isHandedOver: boolean
  readonly columns: readonly SiteColumn[]
  readonly backups: string
  readonly now: Date
  readonly actor: Actor
  readonly errors: readonly FieldError[]
  readonly typed: Typed
  readonly formKey: FormKeys
}

interface ActProps {
  readonly view: PublicationView
  readonly title: string
  readonly act: string
  readonly button: string
  readonly stop?: true
  readonly children?: ComponentChildren
}

/** One act with its form, folded until it is needed. */
export function Act({ view, title, act, button, stop, children }: ActProps) {
  return (
    <section class="card" aria-label={title}>
      <details open={view.errors.length > 0}>
        <summary>{title}</summary>
        <div>
          <PostForm action={`${publicationPage(view.released.id)}/${act}`} {...view.formKey()} label={title}>
            {children}
            <p class="btns">
              <button class={stop ? 'btn stop' : 'btn'} type="submit">
                {button}
              </button>
            </p>
          </PostForm>
        </div>
      </details>
    </section>
  )
}

/** A field of one of the forms, with what was typed. */
export function fieldOf({ typed, errors }: PublicationView, name: string) {
  return { name, value: typed[name], error: errorAt(errors, name) }
}

import type { ComponentChildren } from 'preact'

export interface JobStep {
  readonly label: string
  readonly state: 'done' | 'now' | 'waiting'
}

interface JobProps {
  readonly title: string
  readonly done: number
  readonly total: number
  /** 页, 项, 行 … */
  readonly unit: string
  readonly steps?: readonly JobStep[] | undefined
  /** What the reader may do meanwhile. */
  readonly children?: ComponentChildren
}

/** Long work with its count; the page may be left. */
export function Job({ title, done, total, unit, steps = [], children }: JobProps) {
  const count = `${title}：已完成 ${String(done)} ${unit}，共 ${String(total)} ${unit}`
  return (
    <div class="job">
      <p>
        <b>{title}</b> · {done} / {total} {unit}
      </p>
      <progress max={total} value={done} aria-label={count} />
      {steps.length === 0 ? null : (
        <ol class="steps">
          {steps.map((step) => (
            <li key={step.label} aria-current={step.state === 'now' ? 'step' : undefined}>
              {step.label}
              {step.state === 'done' ? ' ✓' : ''}
            </li>
          ))}
        </ol>
      )}
      {children}
    </div>
  )
}

import { valueName } from '../../../../kernel/setting.ts'
import type { Setting, SettingMark } from '../../../../kernel/setting.ts'
import { DateText } from '../../../../ui/date.tsx'
import { FlowTable } from '../../../../ui/table.tsx'
import type { TableRow } from '../../../../ui/table.tsx'
import type { SettingValue } from '../domain/setting-change.ts'

/** A setting as it stands today. */
export interface SettingLine {
  readonly setting: Setting<unknown>
  readonly value: unknown
  readonly since: SettingValue | null
  readonly next: SettingValue | null
  /** Whether a change waits for the second person. */
  readonly asked: boolean
}

export interface SettingLines {
  readonly label: string
  readonly lines: readonly SettingLine[]
}

/** Where a setting's first value comes from, in words. */
export const markNames: Readonly<Record<SettingMark, string>> = {
  seed: '规定写明',
  policy: '本局自定',
  recalled: '待核对原文',
  derived: '推算得出',
  secondary: '据转引，待核对原文',
}

const COLUMNS = [
  { label: '参数' },
  { label: '现在的值' },
  { label: '初始值的来由' },
  { label: '从哪天起' },
  { label: '以后' },
]

/** Every number, choice and wording that the rules leave to the bureau, by module. */
export function SettingsPage({ groups }: { readonly groups: readonly SettingLines[] }) {
  return (
    <FlowTable
      caption="全部参数"
      quietCaption
      columns={COLUMNS}
      groups={groups.map((group) => ({ key: group.label, title: group.label, rows: group.lines.map(row) }))}
    />
  )
}

function row({ setting, value, since, next, asked }: SettingLine): TableRow {
  return {
    key: setting.id,
    cells: [
      <>
        <a href={`/workbench/settings/${setting.id}`}>{setting.label}</a>
        {asked ? <small>有一项改动等人同意</small> : null}
      </>,
      valueName(setting, value),
      <>
        {markNames[setting.mark]}
        {setting.source === undefined ? null : <small>{setting.source}</small>}
      </>,
      since === null ? (
        '初始值'
      ) : (
        <>
          <DateText date={since.from} />
          <small>{since.reason}</small>
        </>
      ),
      next === null ? null : (
        <>
          <DateText date={next.from} /> 起 {valueName(setting, next.value)}
        </>
      ),
    ],
  }
}

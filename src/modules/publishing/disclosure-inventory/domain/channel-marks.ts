import { withoutSpace } from '../../../../kernel/chinese-text.ts'
import { CHANNELS } from './inventory-row.ts'
import type { Channel } from './inventory-row.ts'

const FILLED = '■☑√✓✔▇●☒'
const EMPTY = '□☐○'
const ANY_MARK = new RegExp(`([${FILLED}${EMPTY}])`)

/** What a cell of 公开渠道和载体 says. */
export interface ChannelReading {
  readonly channels: readonly Channel[]
  readonly other: string
  /** Names that are none of the thirteen. */
  readonly unknown: readonly string[]
}

/** Reads ■/□ marks; a cell without marks is a list of what is used. */
export function readChannels(text: string): ChannelReading {
  const names = ANY_MARK.test(text) ? markedNames(text) : text.split(/[、，,；;\n]/)
  const channels = new Set<Channel>()
  const unknown: string[] = []
  let other = ''
  for (const name of names.map((each) => each.trim()).filter((each) => each !== '')) {
    const rest = /^其他(?:方式|渠道)?[：:（(_\s]*(.*?)[)）_\s]*$/.exec(name)?.[1]
    const known = rest === undefined ? BY_NAME.get(bare(name)) : '其他'
    if (rest !== undefined && rest !== '') other = rest
    if (known === undefined) unknown.push(name)
    else channels.add(known)
  }
  return { channels: CHANNELS.filter((channel) => channels.has(channel)), other, unknown }
}

/** All thirteen, each with its mark, as the real tables print them. */
export function writeChannels(channels: readonly Channel[], other: string): string {
  return CHANNELS.map((channel) => {
    const mark = channels.includes(channel) ? '■' : '□'
    return channel === '其他' && other !== '' ? `${mark}其他：${other}` : `${mark}${channel}`
  }).join('\n')
}

/** Whether a cell carries a tick; null where it says something else. */
export function isTicked(text: string): boolean | null {
  const plain = withoutSpace(text)
  if (plain === '' || /^[×xX—\-/无否]+$/.test(plain) || isOnly(plain, EMPTY)) return false
  return isOnly(plain, FILLED) || plain === '是' ? true : null
}

function isOnly(text: string, marks: string): boolean {
  return Array.from(text).every((character) => marks.includes(character))
}

function markedNames(text: string): readonly string[] {
  const pieces = text.split(ANY_MARK)
  return pieces.flatMap((piece, place) => {
    const mark = pieces[place - 1] ?? ''
    return mark.length === 1 && FILLED.includes(mark) ? [piece.replace(/[、，,；;\s]+$/, '')] : []
  })
}

function bare(name: string): string {
  return withoutSpace(name.normalize('NFKC')).replace(/[\p{P}\p{S}]/gu, '')
}

const BY_NAME: ReadonlyMap<string, Channel> = new Map<string, Channel>([
  ...CHANNELS.map((channel): [string, Channel] => [bare(channel), channel]),
  ['发布会听证会', '发布会/听证会'],
  ['入户现场', '入户/现场'],
  ['社区企事业单位村公示栏', '社区/企事业单位/村公示栏（电子屏）'],
])

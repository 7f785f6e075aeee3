import type { SourceDocument } from '../../../../kernel/source-document.ts'
import { readLine } from './read-body.ts'

/** Signs before an item of a list without numbers, as they are read from a file. */
const BULLET = /^[•●■◆▪➢·]\s*/

/** A document in the notation of the plain box: its heading styles, lists and tables as far as the file says them. */
export function importedText({ text, headings = [] }: SourceDocument): string {
  const levels = new Map(headings.map(({ line, level }) => [line, level]))
  return text
    .split('\n')
    .map((line, place) => importedLine(line.replace(/[\t\u2028]/g, ' ').trim(), levels.get(place)))
    .join('\n')
}

/** What the numbers of an official text say (一、, （一）, 第一条) goes before the style. */
function importedLine(line: string, level: number | undefined): string {
  if (level !== undefined && line !== '' && readLine(line).kind === 'paragraph')
    return `${'#'.repeat(Math.min(level, 3))} ${line.replaceAll('|', '\\|')}`
  return line.replace(BULLET, '- ')
}

/** What of a document does not come along, in sentences. */
export function leftOutOf({ asides, doubts }: SourceDocument): readonly string[] {
  const names = { footnote: '脚注', endnote: '尾注', comment: '批注', 'running-head': '页眉页脚' } as const
  const counted = Object.entries(names).flatMap(([kind, name]) => {
    const count = asides.filter((aside) => aside.kind === kind).length
    return count === 0 ? [] : [`${String(count)} 处${name}没有带进来，需要的请自己补上。`]
  })
  return [...doubts.map((doubt) => doubt.text), ...counted]
}

import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { Refusal } from '../../../kernel/refusal.ts'
import { extractText } from '../../../platform/extract/extract-text.ts'
import type { Command, CommandCall } from '../../../platform/manifest/command.ts'
import { readingAsJson } from './domain/reading/reading-json.ts'
import { readPlan } from './domain/reading/read-plan.ts'

/** Reads a plan from a file and prints its measures; needs no database. Exit 2 with one sentence when it could not. */
export const parseCommand: Command = {
  name: 'work-plan:parse',
  summary: '读一份工作要点文件，列出措施、处室、时限；--json 输出 JSON（不需要数据库）',
  needsDatabase: false,
  run: parse,
}

async function parse(call: CommandCall): Promise<number> {
  const path = call.args.find((arg) => !arg.startsWith('--'))
  if (path === undefined) return refuse(call, '请写要读的文件：npx mingzheng work-plan:parse 文件 --json')
  try {
    const document = await extractText({ name: basename(path), bytes: await readFile(path) })
    const reading = readPlan(document.text)
    const json = readingAsJson(reading, document.text)
    const doubts = [
      ...json.doubts,
      ...document.doubts.map((doubt) => ({ kind: doubt.kind, text: doubt.text, measure: null })),
    ]
    const remainder = [
      ...json.remainder,
      ...document.asides.map(({ kind, text }) => ({
        kind: kind === 'running-head' ? 'page' : 'other',
        text,
      })),
    ]
    if (call.args.includes('--json')) call.print(JSON.stringify({ ...json, remainder, doubts }, null, 2))
    else for (const line of listing({ ...json, doubts })) call.print(line)
    return 0
  } catch (error) {
    if (error instanceof Refusal) return refuse(call, error.message)
    if (error instanceof Error && 'code' in error) return refuse(call, fileSentence(path, String(error.code)))
    throw error
  }
}

function listing(json: ReturnType<typeof readingAsJson>): readonly string[] {
  const head = `${json.title ?? '（没有标题）'}：${String(json.measures.length)} 项`
  const measures = json.measures.map(
    (m, index) =>
      `${String(index + 1)}\t${m.path.join('')}\t${m.lead.join('、')}\t${m.participants.join('、')}\t${m.deadline ?? m.deadlineText ?? ''}\t${m.text.slice(0, 40)}`,
  )
  return [head, ...measures, ...json.doubts.map((doubt) => `疑问：${doubt.text}`)]
}

function refuse(call: CommandCall, sentence: string): number {
  call.tell(sentence)
  return 2
}

function fileSentence(path: string, code: string): string {
  if (code === 'ENOENT') return `没有这个文件：${path}`
  if (code === 'EACCES') return `没有权限读这个文件：${path}`
  if (code === 'EISDIR') return `${path} 是文件夹，请写文件。`
  return `读不了 ${path}（${code}）。`
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addDays } from '../src/kernel/civil-date.ts'
import type { CivilDate } from '../src/kernel/civil-date.ts'
import {
  getHistoryBatch,
  importHistoryJob,
  pauseHistory,
  prepareHistory,
  releaseHistory,
  startHistory,
} from '../src/modules/publishing/documents/index.ts'
import { OFFICE, OFFICE_HEAD } from './stage.ts'
import type { Stage } from './stage.ts'

const ISSUER = '样例省人民代表大会常务委员会'
const NOBODY = 'system-of-history'

/** 历史文件 of the invented bureau: one batch that is public, one waiting for its second person, one paused, one just uploaded. */
export async function playHistory(stage: Stage): Promise<void> {
  const day = stage.workday(addDays(stage.today, -20))
  const folder = await mkdtemp(join(tmpdir(), 'mingzheng-history-'))
  try {
    const batch = (name: string, lines: readonly string[]) => prepared(stage, { folder, name, lines, day })
    const released = await batch('旧法规.jsonl', [
      law(1, '样例省公共图书馆条例'),
      law(2, '样例省演出管理规定', '失效'),
    ])
    await run(stage, released, day)
    await stage.act(OFFICE_HEAD, day, async (work) => {
      const { contentHash } = await getHistoryBatch(work.db, released)
      await releaseHistory(work, released, contentHash ?? '')
    })
    await run(
      stage,
      await batch('旧文件.jsonl', [law(3, '样例省文物保护条例'), law(4, '样例省博物馆规定'), '{']),
      day,
    )
    const paused = await batch('旧规章.jsonl', [law(5, '样例省旅游条例')])
    await stage.act(OFFICE, day, (work) => startHistory(work, paused))
    await stage.act(OFFICE, day, (work) => pauseHistory(work, paused))
    const running = await batch('旧通知.jsonl', [law(6, '样例省文化馆规定')])
    await stage.act(OFFICE, stage.today, (work) => startHistory(work, running))
    await batch('待看.jsonl', [law(7, '样例省非物质文化遗产条例'), law(8, '样例省古籍保护规定')])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function law(place: number, title: string, status = '现行有效'): string {
  return JSON.stringify({
    ...{
      id: `law-${String(place)}`,
      title,
      issuer: ISSUER,
      level: '地方性法规',
      topic: '公共文化与体育',
      status,
    },
    ...{
      doc_number: `公告第${String(place)}号`,
      publish_date: `200${String(place)}-05-21`,
      effective_date: null,
    },
    url: `https://www.example.cn/fagui/${String(place)}.htm`,
  })
}

interface BatchToPlay {
  readonly folder: string
  readonly name: string
  readonly lines: readonly string[]
  readonly day: CivilDate
}

async function prepared(stage: Stage, { folder, name, lines, day }: BatchToPlay): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, lines.join('\n'))
  return stage.act(OFFICE, day, (work) => prepareHistory(work, { name, path }))
}

async function run(stage: Stage, id: string, day: CivilDate): Promise<void> {
  await stage.act(OFFICE, day, (work) => startHistory(work, id))
  await stage.act(NOBODY, day, (work) => importHistoryJob.run(work, { batchId: id, from: 0 }))
}

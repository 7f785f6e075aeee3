import {
  addDraftFile,
  getDraft,
  loadPackage,
  passGate,
  readBody,
  saveDraft,
  startCorrection,
  startPackage,
  submitPackage,
} from '../../src/modules/ground/publication/index.ts'
import type { Draft } from '../../src/modules/ground/publication/domain/draft.ts'
import type { Staff, TestApplication } from './application.ts'

/** A text to write; everything has a default. */
export interface TextToWrite {
  readonly title?: string
  readonly words?: string
  readonly columnId?: string
  /** A file with these bytes as text. */
  readonly attachment?: { readonly name: string; readonly content: string; readonly restricted?: boolean }
}

/** A draft with the package it travels in. */
export interface Written {
  readonly packageId: string
  readonly draftId: string
}

/** A released article. */
export interface Out extends Written {
  readonly id: string
  readonly path: string
}

/** The people who bring out a 动态, and the steps on its way. */
export interface Newsroom {
  readonly divisionId: string
  readonly author: Staff
  readonly head: Staff
  readonly content: Staff
  readonly officeClerk: Staff
  readonly officeHead: Staff
  readonly leader: Staff
  readonly administrator: Staff
  /** A clerk of a division that has nothing to do with it. */
  readonly stranger: Staff
  write(text?: TextToWrite): Promise<Written>
  submit(written: Written, releaseAt?: Date | null): Promise<void>
  sign(written: Written, by: Staff, gateId: string): Promise<void>
  /** Written, submitted and signed by everybody. */
  bringOut(text?: TextToWrite): Promise<Out>
  correct(out: Out, words: string, note: string): Promise<Out>
  draftOf(written: Written): Promise<Draft>
}

/** Opens a newsroom in a test application. */
export async function openNewsroom(app: TestApplication): Promise<Newsroom> {
  const { db } = app.workshop.database
  const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
  const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
  const content = await app.addStaff({ name: '赵审核', functions: ['content-review'] })

  async function write(text: TextToWrite = {}): Promise<Written> {
    const { title = '艺术节开幕', columnId = 'zwdt', attachment } = text
    const started = await app.work(author.actor, async (work) =>
      startPackage(work, await app.division('艺术处'), { typeId: 'news', columnId, title }),
    )
    await save(started, text.words ?? '三月十日，艺术节开幕。', null)
    if (attachment !== undefined)
      await app.work(author.actor, async (work) => {
        const bytes = Buffer.from(`%PDF-1.4\n${attachment.content}\n%%EOF`)
        const { name, restricted = false } = attachment
        const errors = await addDraftFile(work, started.draftId, { name, bytes, restricted })
        if (errors.length > 0) throw new Error(JSON.stringify(errors))
      })
    return started
  }

  async function save({ draftId }: Written, words: string, changeNote: string | null): Promise<void> {
    await app.work(author.actor, async (work) => {
      const draft = await getDraft(work.db, draftId)
      const text = { ...draft, body: readBody(words), changeNote }
      await saveDraft(work, { draftId, revision: draft.revision, text, alternatives: new Map() })
    })
  }

  async function submit({ packageId }: Written, releaseAt: Date | null = null): Promise<void> {
    const lacks = await app.work(author.actor, (work) => submitPackage(work, packageId, { releaseAt }))
    if (lacks.length > 0) throw new Error(JSON.stringify(lacks))
  }

  async function sign({ packageId }: Written, by: Staff, gateId: string): Promise<void> {
    await app.work(by.actor, async (work) => {
      const loaded = await loadPackage(work, packageId)
      const gate = loaded.gates.find(({ id }) => id === gateId)
      const checked = gate?.checklists.flatMap(({ items }) => items) ?? []
      await passGate(work, { packageId, gateId, seen: loaded.round?.contentHash ?? '', checked })
    })
  }

  async function through(written: Written): Promise<Out> {
    await submit(written)
    await sign(written, head, 'head')
    await sign(written, content, 'content')
    const { publicationId, path } = await getDraft(db, written.draftId)
    if (publicationId === null || path === null) throw new Error('not released')
    return { ...written, id: publicationId, path }
  }

  return {
    divisionId: await app.division('艺术处'),
    author,
    head,
    content,
    officeClerk: await app.addStaff({ name: '孙公开', functions: ['openness-handler'] }),
    officeHead: await app.addStaff({ name: '钱主任', functions: ['openness-head'] }),
    leader: await app.addStaff({ name: '周分管', division: null, functions: ['leader'] }),
    administrator: await app.addStaff({
      name: '吴管理',
      division: null,
      functions: ['system-administrator'],
    }),
    stranger: await app.addStaff({ name: '冯别处', division: '产业发展处', functions: ['handler'] }),
    write,
    submit,
    sign,
    bringOut: async (text) => through(await write(text)),
    correct: async ({ path }, words, note) => {
      const started = await app.work(author.actor, (work) => startCorrection(work, path))
      await save(started, words, note)
      return through(started)
    },
    draftOf: ({ draftId }) => getDraft(db, draftId),
  }
}

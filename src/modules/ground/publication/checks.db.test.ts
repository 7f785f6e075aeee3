import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../test/support/application.ts'
import { officialPaper } from '../../../platform/paper/official-paper.ts'
import { giveDivisionName } from '../organisation/change-division.ts'
import { answerFindings } from './answer-findings.ts'
import { checkDraft, isOpen } from './check-draft.ts'
import { readBody } from './domain/read-body.ts'
import { addDictionaryWords, endWord } from './keep-dictionary.ts'
import { addDraftFile, saveDraft } from './save-draft.ts'
import { addText, startPackage } from './start-package.ts'
import { listDictionary } from './store/dictionary.ts'
import { getDraft } from './store/drafts.ts'
import { submitPackage } from './submit-package.ts'

const app = await openTestApplication({ at: '2026-03-10' })
afterAll(() => app.close())
const { db } = app.workshop.database

const divisionId = await app.division('艺术处')
const author = await app.addStaff({ name: '王编写', division: '艺术处', functions: ['handler'] })
const head = await app.addStaff({ name: '李处长', division: '艺术处', functions: ['head'] })
const office = await app.addStaff({ name: '办公经办', division: '办公室', functions: ['openness-handler'] })
await app.work(office.actor, (work) =>
  addDictionaryWords(work, [{ word: '布署', instead: '部署', reason: '错字' }]),
)

async function drafted(words: string) {
  return app.work(author.actor, async (work) => {
    const started = await startPackage(work, divisionId, {
      ...{ typeId: 'news', columnId: 'zwdt', title: '艺术节' },
    })
    await save(started.draftId, words, work)
    return started
  })
}

async function save(draftId: string, words: string, work: Parameters<typeof saveDraft>[0]) {
  const draft = await getDraft(work.db, draftId)
  return saveDraft(work, {
    ...{ draftId, revision: draft.revision, alternatives: new Map() },
    text: { ...draft, body: readBody(words) },
  })
}

async function findings(draftId: string) {
  return app.work(author.actor, async (work) => checkDraft(work, await getDraft(work.db, draftId)))
}

async function answer(draftId: string, reason: string) {
  const found = await findings(draftId)
  await app.work(author.actor, (work) =>
    answerFindings(work, draftId, new Map(found.map(({ hash }) => [hash, reason]))),
  )
}

async function submit(packageId: string) {
  return app.work(author.actor, (work) => submitPackage(work, packageId, { releaseAt: null }))
}

async function messages(packageId: string) {
  return (await submit(packageId)).flatMap(({ lacks }) => lacks.map(({ message }) => message))
}

describe('checks stand before any gate', () => {
  test('what refuses keeps a text from review, whatever is said of it', async () => {
    const { packageId, draftId } = await drafted('获奖人身份证 11010519491231002X。')
    await answer(draftId, '本人同意')
    expect(await messages(packageId)).toEqual([
      '正文第 1 段「11010519491231002X」：像是居民身份证号码，不能公开，请删去或遮住中间的数字。',
    ])
    await app.work(author.actor, (work) => save(draftId, '获奖人身份证 110105********002X。', work))
    expect(await messages(packageId)).toEqual([])
  })

  test('what asks is sent with the writer’s reason, and the signers read it', async () => {
    const { packageId, draftId } = await drafted('见[票务](https://tickets.example.com/)。')
    expect(await messages(packageId)).toEqual([
      expect.stringContaining('正文第 1 段「票务」：tickets.example.com 是外部网站'),
    ])
    await answer(draftId, '票只在这里卖')
    expect(await messages(packageId)).toEqual([])
    const page = await (await app.signIn(head)).get(`/workbench/packages/${packageId}`)
    expect(page.text).toContain('tickets.example.com 是外部网站')
    expect(page.text).toContain('王编写说明：票只在这里卖')
  })

  test('an answer falls when the words or their sentence change', async () => {
    const { draftId } = await drafted('请打 138-0013-8000。')
    await answer(draftId, '本人同意公开')
    expect((await findings(draftId)).some(isOpen)).toBe(false)
    await app.work(author.actor, (work) => save(draftId, '请打 138-0013-8001。', work))
    expect((await findings(draftId)).some(isOpen)).toBe(true)
  })

  test('an old name of a division is found after its renaming, the one that it bears is not', async () => {
    const id = await app.division('文化产业处')
    const before = await drafted('由文化产业处受理。')
    expect(await findings(before.draftId)).toEqual([])
    const administrator = await app.addStaff({ division: null, functions: ['system-administrator'] })
    await app.work(administrator.actor, (work) =>
      giveDivisionName(work, { divisionId: id, name: '产业发展处', reason: '机构改革' }),
    )
    expect(await findings(before.draftId)).toMatchObject([{ kind: 'office', quote: '文化产业处' }])
    expect((await findings(before.draftId))[0]?.reason).toContain(
      '「文化产业处」2026-03-10 起叫「产业发展处」',
    )
    const after = await drafted('由产业发展处受理。')
    expect(await findings(after.draftId)).toEqual([])
  })

  test('a link within the site leads to what everyone sees, or to what goes out with it', async () => {
    const { draftId } = await drafted('见[栏目](/lm/zcwj)、[没有](/lm/zcwj/2020-1)、[纠错](/jc)。')
    expect((await findings(draftId)).map(({ quote, severity }) => [quote, severity])).toEqual([
      ['没有', 'refuses'],
    ])
  })
})

describe('the bureau keeps its own dictionary', () => {
  test('「这一处没有错」 is remembered for the word in this sentence, also in another text', async () => {
    const { draftId } = await drafted('书名叫布署一词考。会议布署了工作。')
    const [title, other] = await findings(draftId)
    await app.work(author.actor, (work) =>
      answerFindings(work, draftId, new Map([[title?.hash ?? '', '是书名']])),
    )
    expect((await findings(draftId)).map((finding) => [finding.sentence, isOpen(finding)])).toEqual([
      ['书名叫布署一词考', false],
      [other?.sentence, true],
    ])
    const again = await drafted('书名叫布署一词考。')
    expect((await findings(again.draftId))[0]?.answer).toMatchObject({ reason: '是书名', byName: '王编写' })
  })

  test('a word that ended is no finding any more, and can come back', async () => {
    const clerk = await app.signIn(office)
    await clerk.get('/workbench/dictionary')
    expect(
      (await clerk.post('/workbench/dictionary', { words: '按装|安装|错字\n残废人||写残疾人' })).status,
    ).toBe(303)
    const { draftId } = await drafted('按装了扶手。')
    expect((await findings(draftId)).map(({ reason }) => reason)).toEqual(['「按装」应写「安装」：错字'])
    const word = (await listDictionary(db)).find((kept) => kept.word === '按装')
    await clerk.get('/workbench/dictionary')
    expect((await clerk.post(`/workbench/dictionary/${word?.id ?? ''}/end`)).status).toBe(303)
    expect(await findings(draftId)).toEqual([])
    await expect(app.work(office.actor, (work) => endWord(work, word?.id ?? ''))).rejects.toThrow(
      '没有在用的这个词',
    )
    await app.work(office.actor, (work) =>
      addDictionaryWords(work, [{ word: '按装', instead: '安装', reason: '错字' }]),
    )
    expect(await findings(draftId)).toHaveLength(1)
  })

  test('a line that cannot be read is named, and what was typed stays', async () => {
    const clerk = await app.signIn(office)
    await clerk.get('/workbench/dictionary')
    const answered = await clerk.post('/workbench/dictionary', { words: '好的|更好的|理由\n坏' })
    expect(answered.status).toBe(422)
    expect(answered.text).toContain('第 2 行：词要有 2 到 30 个字。')
    expect(answered.html).toContain('好的|更好的|理由')
    expect((await listDictionary(db)).some(({ word }) => word === '好的')).toBe(false)
  })
})

describe('涉密文件和工作秘密不进入本系统', () => {
  test('a paste that bears a mark is refused, beside its field, and nothing of it is kept', async () => {
    const { draftId } = await drafted('第一段。')
    const clerk = await app.signIn(author)
    await clerk.get(`/workbench/drafts/${draftId}`)
    const answered = await clerk.post(`/workbench/drafts/${draftId}`, { body: '机密★5年\n各处室：' })
    expect(answered.status).toBe(422)
    expect(answered.text).toContain('正文第 1 段有密级或内部资料的标志，不能进入本系统')
    expect((await getDraft(db, draftId)).body).toEqual(readBody('第一段。'))
    await expect(app.work(author.actor, (work) => save(draftId, '机密★5年', work))).rejects.toThrow(
      '没有保存',
    )
  })

  test('a title that bears a mark begins no text', async () => {
    const { packageId } = await drafted('第一段。')
    await expect(
      app.work(author.actor, (work) =>
        addText(work, packageId, { typeId: 'news', columnId: 'zwdt', title: '（秘密）通知' }),
      ),
    ).rejects.toThrow('标题有密级或内部资料的标志')
  })

  test('an upload that bears a mark is refused before a copy of it is kept', async () => {
    const { draftId } = await drafted('第一段。')
    const paper = (text: string) => officialPaper({ title: '附件', blocks: [{ kind: 'paragraph', text }] })
    const upload = async (name: string, text: string) => {
      const bytes = await paper(text)
      const kept: string[] = []
      const errors = await app.work(author.actor, (work) => {
        const files = {
          ...work.files,
          put: async (...given: Parameters<typeof work.files.put>) => {
            kept.push(name)
            return work.files.put(...given)
          },
        }
        return addDraftFile({ ...work, files }, draftId, { name, bytes })
      })
      return { errors: errors.map(({ message }) => message), kept }
    }
    const secret = '这个文件有密级或内部资料的标志，不能进入本系统，没有保存。请按保密规定办理。'
    expect(await upload('附件.docx', '秘密★1年')).toEqual({ errors: [secret], kept: [] })
    expect(await upload('（内部资料）附件.docx', '普通的话。')).toEqual({ errors: [secret], kept: [] })
    expect(await upload('附件.docx', '不得泄露国家秘密。')).toEqual({ errors: [], kept: ['附件.docx'] })
  })
})

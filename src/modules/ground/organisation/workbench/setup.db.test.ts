import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication } from '../../../../../test/support/application.ts'
import { rememberAlias } from '../remember-alias.ts'
import { saveBureau } from '../save-bureau.ts'

const app = await openTestApplication()
afterAll(() => app.close())

const admin = await app.addStaff({ division: null, functions: ['system-administrator'] })
const SETUP = '/workbench/setup'
const STAFF = '/workbench/staff'
const DIVISIONS = '/workbench/staff/divisions'
const PEOPLE = '/workbench/staff/people'

async function at(path: string) {
  const client = await app.signIn(admin)
  await client.get(path)
  return client
}

describe('机构资料 and 处室与人员 are for 系统管理 alone', () => {
  const clerk = app.addStaff({ functions: ['handler', 'head', 'openness-handler', 'openness-head'] })
  const others = [
    ['a clerk and head', clerk, false],
    ['分管领导', app.addStaff({ division: null, functions: ['leader'] }), false],
    ['安全管理', app.addStaff({ division: null, functions: ['security-administrator'] }), true],
    ['审计', app.addStaff({ division: null, functions: ['auditor'] }), true],
  ] as const

  test.each(others)('%s may post neither; 安全管理 and 审计 read the staff', async (_who, added, reads) => {
    const client = await app.signIn(await added)
    expect((await client.get(SETUP)).status).toBe(403)
    expect((await client.get(STAFF)).status).toBe(reads ? 200 : 403)
    expect(client.forms().some((form) => form.action.startsWith(STAFF))).toBe(false)
    for (const path of [SETUP, DIVISIONS, PEOPLE]) {
      const answer = await client.post(path, { name: '某处', shortName: '某' })
      expect(answer.status).toBe(403)
      expect(answer.text).toContain('您的职能不能做这一步。')
    }
    expect((await client.get('/workbench')).html).not.toContain(SETUP)
  })

  test('the public is sent to sign in, and its posts are refused', async () => {
    const visitor = app.visitor()
    expect((await visitor.get(SETUP)).location).toBe('/workbench/sign-in?back=%2Fworkbench%2Fsetup')
    expect((await visitor.post(SETUP, { name: '示例市文化和旅游局', shortName: '示例局' })).status).toBe(403)
  })

  test('the use case asks again, whoever calls it', async () => {
    const { actor } = await clerk
    const bureau = {
      name: '甲',
      shortName: '甲',
      siteCode: null,
      domain: null,
      phone: null,
      address: null,
      officeHours: null,
      email: null,
      icp: null,
      publicSecurityRecord: null,
    }
    await expect(app.work(actor, (work) => saveBureau(work, bureau))).rejects.toThrow(
      '机构资料由系统管理员填写。',
    )
  })

  test('系统管理 finds both in the menu', async () => {
    const today = await (await app.signIn(admin)).get('/workbench')
    for (const path of [SETUP, STAFF]) expect(today.html).toContain(`href="${path}"`)
  })
})

describe('机构资料', () => {
  test('once saved stand in header and footer of the portal, and can be corrected', async () => {
    const client = await at(SETUP)
    const first = {
      name: '示例市文化和旅游局',
      shortName: '示例市文旅局',
      siteCode: '1100000000',
      phone: '000-55550100',
    }
    expect((await client.post(SETUP, first)).location).toBe('/workbench/setup?saved=1')
    expect((await client.get('/workbench/setup?saved=1')).text).toContain('已保存')
    const home = await client.get('/')
    for (const text of ['示例市文化和旅游局', '1100000000', '000-55550100']) expect(home.text).toContain(text)
    await client.get(SETUP)
    await client.post(SETUP, { siteCode: '' })
    expect((await client.get('/')).text).not.toContain('1100000000')
    const rows = await app.workshop.database.db
      .selectFrom('ledger.entry')
      .select('before')
      .where('subject', '=', 'bureau')
      .orderBy('number')
      .execute()
    expect(rows[1]?.before).toMatchObject({ siteCode: '1100000000' })
  })

  test.each([
    ['name', '局', '请填机构全称，例如「示例市文化和旅游局」'],
    ['shortName', '', '请填机构简称，至少 2 字'],
    ['siteCode', '12345', '网站标识码是 10 位数字，或 bm 加 8 位数字；还没有就空着。'],
    ['domain', 'http://x/', '域名只写字母、数字、点和短横，例如 whlyj.example.gov.cn。'],
    ['phone', '打电话', '电话只写数字、括号和短横，例如 010-55550100。'],
    ['email', 'nobody', '邮箱要像 name@example.gov.cn 这样。'],
    ['address', '长'.repeat(201), '办公地址最多 200 字'],
    ['officeHours', '长'.repeat(101), '办公时间最多 100 字'],
  ])('%s wrong: the sentence stands beside it, everything typed is kept', async (field, value, sentence) => {
    const client = await at(SETUP)
    const typed = { name: '另一个名称', shortName: '另一个', address: '虚构路 1 号', [field]: value }
    const answer = await client.post(SETUP, typed)
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence.replace('办公地址', '地址'))
    const form = client.forms().find((candidate) => candidate.action === SETUP)
    for (const [name, text] of Object.entries(typed))
      expect(form?.controls).toContainEqual({ name, value: text })
    expect((await client.get('/')).text).not.toContain('另一个名称')
  })

  test.each(['1100000000', 'bm12345678', ''])(
    'a site code is ten digits or bm and eight, or not there yet: “%s”',
    async (siteCode) => {
      const client = await at(SETUP)
      const answer = await client.post(SETUP, {
        name: '示例市文化和旅游局',
        shortName: '示例市文旅局',
        siteCode,
      })
      expect(answer.status).toBe(303)
    },
  )
})

describe('处室', () => {
  test('a name is there once', async () => {
    const client = await at(STAFF)
    await client.post(DIVISIONS, { name: '艺术处', kind: 'office', phone: '000-55550105' })
    const page = await client.get(STAFF)
    expect(page.text).toContain('艺术处')
    const answer = await client.post(DIVISIONS, { name: ' 艺术处 ', kind: 'affiliate' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('已经有「艺术处」了。')
  })

  test('what already means another division is no name for a new one', async () => {
    const market = await app.division('行业管理处')
    await app.work({ kind: 'system', name: '测试' }, (work) =>
      rememberAlias(work, { alias: '市场处', divisionId: market }),
    )
    const client = await at(STAFF)
    const answer = await client.post(DIVISIONS, { name: '市场处', kind: 'office' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('「市场处」是别的处室的别名')
  })

  test('there is one 政务公开工作机构', async () => {
    await app.division('办公室')
    const client = await at(STAFF)
    const answer = await client.post(DIVISIONS, { name: '宣传处', kind: 'office', isOpennessOffice: 'yes' })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('政务公开工作机构只能有一个，已经设了。')
  })

  test('a kind that does not exist is refused', async () => {
    const client = await at(STAFF)
    expect((await client.post(DIVISIONS, { name: '某处', kind: 'bureau' })).text).toContain(
      '请选内设机构或直属单位',
    )
  })
})

describe('人员', () => {
  const namesake = app.addStaff({ name: '孙在职', signInName: 'sun.yishu' })

  test('a new person gets a one-time password, shown once, that works and must be changed', async () => {
    const divisionId = await app.division('法制处')
    const client = await at(STAFF)
    const answer = await client.post(PEOPLE, {
      personName: '钱法制',
      signInName: 'qian.fazhi',
      divisionId,
      function: 'head',
    })
    expect(answer.status).toBe(200)
    const password = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(answer.text)?.[0] ?? ''
    expect((await client.get(STAFF)).text).not.toContain(password)
    const newcomer = app.visitor()
    await newcomer.get('/workbench/sign-in')
    expect((await newcomer.post('/workbench/sign-in', { signInName: 'qian.fazhi', password })).location).toBe(
      '/workbench/password',
    )
  })

  test.each([
    [{ personName: '' }, '请填姓名'],
    [{ signInName: 'Wang' }, '登录名用小写字母开头，只含小写字母、数字、点和短横，2 到 40 个字符。'],
    [{ divisionId: '' }, '请选所在处室；只有分管领导和三员可以不选。'],
    [{ divisionId: '00000000-0000-4000-8000-000000000000' }, '请从名单里选处室。'],
    [{ divisionId: 'x' }, '请从名单里选处室'],
    [{ function: 'system-administrator' }, '请选职能'],
    [{ signInName: 'sun.yishu' }, '登录名「sun.yishu」已经有人用了，请换一个。'],
  ])('%o is refused beside its field, the rest is kept', async (wrong, sentence) => {
    await namesake
    const divisionId = await app.division('公共服务处')
    const client = await at(STAFF)
    const answer = await client.post(PEOPLE, {
      personName: '孙艺术',
      signInName: 'sun.er',
      divisionId,
      function: 'handler',
      ...wrong,
    })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(sentence)
    const form = client.forms().find((candidate) => candidate.action === PEOPLE)
    if (!('personName' in wrong))
      expect(form?.controls).toContainEqual({ name: 'personName', value: '孙艺术' })
    const made = await app.workshop.database.db
      .selectFrom('organisation.person')
      .select('id')
      .where('sign_in_name', '=', 'sun.er')
      .execute()
    expect(made).toEqual([])
  })

  test.each(['1.01', '-3', 'x'])('page “%s” of the staff is the first', async (page) => {
    const answer = await (await app.signIn(admin)).get(`${STAFF}?page=${page}`)
    expect([answer.status, answer.text.includes('孙在职')]).toEqual([200, true])
  })

  test('分管领导 belongs to no division', async () => {
    const client = await at(STAFF)
    expect(
      (
        await client.post(PEOPLE, {
          personName: '周分管',
          signInName: 'zhou.fenguan',
          divisionId: '',
          function: 'leader',
        })
      ).status,
    ).toBe(200)
  })
})

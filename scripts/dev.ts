// npm run dev: runs the platform and starts it anew whenever a file changes; /dev/components shows every part.
// Folders are watched, not files: Node's own --watch loses a file that an editor saves by renaming, and sees no styles.
import { spawn, type ChildProcess } from 'node:child_process'
import { readdirSync, watch, type FSWatcher } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const WATCHED = ['src', 'assets', 'demo', 'migrations']
/** An editor writes several times, a branch change touches many files. */
const QUIET_MILLISECONDS = 150

interface State {
  child: ChildProcess | null
  watchers: readonly FSWatcher[]
  timer: NodeJS.Timeout | undefined
  restarting: boolean
}
const now: State = { child: null, watchers: [], timer: undefined, restarting: false }

function run(): void {
  const web = [...process.execArgv, join(ROOT, 'src/main/web.ts'), '--components']
  const child = spawn(process.execPath, web, { stdio: 'inherit' })
  now.child = child
  child.once('exit', (code) => {
    now.child = null
    if (code !== 0) process.stderr.write('没有启动成功，改好文件后会自动再试。\n')
  })
}

function changed(): void {
  clearTimeout(now.timer)
  now.timer = setTimeout(() => void restart(), QUIET_MILLISECONDS)
}

async function restart(): Promise<void> {
  // What is saved meanwhile may or may not have been read: once more, afterwards.
  if (now.restarting) return changed()
  now.restarting = true
  watchFolders()
  process.stderr.write('文件有改动，重新启动……\n')
  await end('SIGTERM')
  run()
  now.restarting = false
}

/** Each time anew, for folders come and go. */
function watchFolders(): void {
  for (const watcher of now.watchers) watcher.close()
  now.watchers = folders().map((folder) => watch(folder, changed))
}

function end(signal: NodeJS.Signals): Promise<void> {
  const { child } = now
  if (child === null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}

function folders(): readonly string[] {
  return WATCHED.flatMap((name) => [
    join(ROOT, name),
    ...readdirSync(join(ROOT, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name)),
  ])
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void end(signal).then(() => process.exit(0)))
watchFolders()
run()

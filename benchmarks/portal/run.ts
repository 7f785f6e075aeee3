// npx tsx benchmarks/portal/run.ts — needs wrk, nginx with brotli_static and taskset (Debian: wrk nginx-light libnginx-mod-http-brotli-static)
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'

const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url))
const PORT = 8187
const NGINX_PORT = 8188
const CONNECTIONS = 32
const SECONDS = 4
const ROUNDS = 5
const UNCACHED = 300

const directory = await mkdtemp(join(tmpdir(), 'mingzheng-bench-'))
const children: ChildProcess[] = []
try {
  const base = await startPlatform()
  const path = await largestPage(base)
  const bytes = bytesOf(base, path)
  await startNginx(bytes)
  console.log(
    `page                ${path}, ${kilobytes(bytes.identity)} plain, ${kilobytes(bytes.br)} brotli`,
  )
  console.log(
    `                    requests a second, median of ${ROUNDS} rounds of ${SECONDS} s, ${CONNECTIONS} connections`,
  )
  for (const load of loadsOf(bytes.etag))
    compare(load, { ours: base + path, theirs: `http://127.0.0.1:${NGINX_PORT}/page.html` })
  for (const uncached of [path, '/', '/gzyd', '/lm/work-plan']) await measureUncached(base, uncached)
} finally {
  for (const child of children) child.kill('SIGTERM')
  await wait(1500)
  await rm(directory, { recursive: true, force: true })
}

/** The demonstration, two years of an invented bureau played through the use cases, on one core. */
async function startPlatform(): Promise<string> {
  const env = {
    ...process.env,
    MINGZHENG_DATA: join(directory, 'data'),
    MINGZHENG_PORT: String(PORT),
    MINGZHENG_DEMO: 'on',
  }
  children.push(
    spawn('taskset', ['-c', '0', process.execPath, 'bin/start.js'], { cwd: CHECKOUT, env, stdio: 'ignore' }),
  )
  const base = `http://127.0.0.1:${PORT}`
  for (let tries = 0; tries < 240; tries += 1) {
    const answer = await fetch(`${base}/gzyd`).catch(() => null)
    if (answer?.ok) return base
    await wait(500)
  }
  throw new Error('the platform did not start')
}

async function largestPage(base: string): Promise<string> {
  const html = await (await fetch(`${base}/gzyd`)).text()
  const paths = [...html.matchAll(/href="(\/gzyd\/[^"#?]+)"/g)].map((match) => match[1] ?? '')
  const sizes = await Promise.all(
    [...new Set(paths)].map(async (path) => ({
      path,
      size: (await (await fetch(base + path)).text()).length,
    })),
  )
  return sizes.sort((a, b) => b.size - a.size)[0]?.path ?? '/'
}

interface Bytes {
  readonly identity: Buffer
  readonly br: Buffer
  readonly etag: string
}

function bytesOf(base: string, path: string): Bytes {
  const curl = (...args: string[]) =>
    spawnSync('curl', ['-s', ...args, base + path], { maxBuffer: 1e8 }).stdout
  const identity = curl()
  const br = curl('-H', 'accept-encoding: br')
  if (!brotliDecompressSync(br).equals(identity)) throw new Error('the two encodings differ')
  const etag = /etag: (.+)\r/i.exec(curl('-D', '-', '-o', '/dev/null').toString())?.[1] ?? ''
  return { identity, br, etag }
}

/** nginx from Debian, one worker on the same core, serving the same bytes from files. */
async function startNginx({ identity, br }: Bytes): Promise<void> {
  await writeFile(join(directory, 'page.html'), identity)
  await writeFile(join(directory, 'page.html.br'), br)
  const conf = `load_module /usr/lib/nginx/modules/ngx_http_brotli_static_module.so;
    user root; worker_processes 1; daemon off; pid ${directory}/nginx.pid; error_log stderr crit;
    events { worker_connections 1024; }
    http { access_log off; types { text/html html; } keepalive_requests 1000000000; sendfile on; tcp_nopush on;
      open_file_cache max=100; brotli_static on;
      server { listen ${NGINX_PORT}; root ${directory}; add_header cache-control no-cache; } }`
  await writeFile(join(directory, 'nginx.conf'), conf)
  children.push(
    spawn('taskset', ['-c', '0', 'nginx', '-c', join(directory, 'nginx.conf')], { stdio: 'ignore' }),
  )
  await wait(1000)
}

interface Load {
  readonly name: string
  readonly ours: readonly string[]
  readonly theirs: readonly string[]
}

function loadsOf(etag: string): readonly Load[] {
  const nginxTag = spawnSync('curl', [
    '-s',
    '-I',
    `http://127.0.0.1:${NGINX_PORT}/page.html`,
  ]).stdout.toString()
  const theirTag = /etag: (.+)\r/i.exec(nginxTag)?.[1] ?? ''
  const brotli = ['-H', 'accept-encoding: br']
  return [
    { name: 'brotli', ours: brotli, theirs: brotli },
    { name: 'identity', ours: [], theirs: [] },
    { name: '304', ours: ['-H', `if-none-match: ${etag}`], theirs: ['-H', `if-none-match: ${theirTag}`] },
  ]
}

/** The two take turns, so that whatever else the machine does falls on both. */
function compare(load: Load, urls: { readonly ours: string; readonly theirs: string }): void {
  wrk(urls.ours, load.ours)
  wrk(urls.theirs, load.theirs)
  const rounds = Array.from({ length: ROUNDS }, () => ({
    ours: wrk(urls.ours, load.ours),
    theirs: wrk(urls.theirs, load.theirs),
  }))
  const ours = median(rounds.map((round) => round.ours))
  const theirs = median(rounds.map((round) => round.theirs))
  console.log(
    `${load.name.padEnd(10)} ours ${ours.toFixed(0).padStart(7)}   nginx ${theirs.toFixed(0).padStart(7)}   ratio ${(ours / theirs).toFixed(2)}`,
  )
}

function wrk(url: string, headers: readonly string[]): number {
  const args = ['-c', '1', 'wrk', '-t1', `-c${CONNECTIONS}`, `-d${SECONDS}s`, ...headers, url]
  const { stdout } = spawnSync('taskset', args, { encoding: 'utf8' })
  if (/Non-2xx or 3xx|Socket errors/.test(stdout)) throw new Error(stdout)
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1] ?? 0)
}

/** Each request has an address that no cache has seen; over one connection, with the way over the loopback. */
async function measureUncached(base: string, path: string): Promise<void> {
  const times: number[] = []
  for (let request = 0; request < UNCACHED; request += 1) {
    const start = performance.now()
    const answer = await fetch(`${base}${path}?fresh=${String(request)}`)
    await answer.arrayBuffer()
    if (request >= 50) times.push(performance.now() - start)
  }
  const sorted = times.sort((a, b) => a - b)
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? 0
  console.log(`uncached ${path.padEnd(28)} median ${median(times).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function kilobytes(bytes: Buffer): string {
  return `${(bytes.length / 1000).toFixed(1)} kB`
}

import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'

/** A browser on this machine, and the environment it needs to run and to show Chinese. */
export interface Chromium {
  readonly executablePath: string
  readonly environment: Readonly<Record<string, string>>
}

const MODULES = fileURLToPath(new URL('../../node_modules', import.meta.url))
const CACHE = join(MODULES, '.cache/mingzheng')
const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const FONTS = [
  'noto-sans-sc/400Regular',
  'noto-sans-sc/700Bold',
  'noto-serif-sc/400Regular',
  'noto-serif-sc/700Bold',
]

const run = promisify(execFile)
const require = createRequire(import.meta.url)

/**
 * The browser named by CHROME_PATH, else the one from the dependencies (unpacked on first use), else an installed one.
 * Refuses where there is none.
 */
export async function findChromium(): Promise<Chromium> {
  const fonts = { FONTCONFIG_FILE: fontConfiguration() }
  const named = process.env.CHROME_PATH
  if (named !== undefined && named !== '') return { executablePath: named, environment: fonts }
  if (process.platform === 'linux' && process.arch === 'x64') return unpackedChromium(fonts)
  const executablePath = INSTALLED.find((path) => existsSync(path))
  if (executablePath !== undefined) return { executablePath, environment: fonts }
  throw new Error('没有找到浏览器：请安装 Chromium，或用 CHROME_PATH 指定它的路径。')
}

/** The package unpacks into the temporary folder and takes whatever lies there: it is given one of its own. */
async function unpackedChromium(fonts: Readonly<Record<string, string>>): Promise<Chromium> {
  const folder = join(CACHE, `chromium-${versionOf('@sparticuz/chromium')}`)
  if (!existsSync(folder)) await unpack(folder)
  const executablePath = join(folder, 'chromium')
  const { stdout } = await run('ldd', [executablePath]).catch(() => ({ stdout: '' }))
  if (!stdout.includes('not found')) return { executablePath, environment: fonts }
  // A system without the libraries of a browser: the package brings them along.
  return { executablePath, environment: { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023/lib') } }
}

/** The folder appears whole or not at all: of two runs at once both unpack, and one is kept. */
async function unpack(folder: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true })
  const draft = mkdtempSync(join(CACHE, 'unpacking-'))
  const script = `import chromium from '@sparticuz/chromium'; await chromium.executablePath()`
  try {
    await run(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: dirname(MODULES),
      // This name makes the package unpack the system libraries as well.
      env: { ...process.env, TMPDIR: draft, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    })
    renameSync(draft, folder)
  } catch (cause) {
    if (!existsSync(folder)) throw cause
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

/** Chinese without a font on the system: the fonts of the dependencies, standing in for every family asked for. */
function fontConfiguration(): string {
  const folders = FONTS.map((font) => `<dir>${join(MODULES, '@expo-google-fonts', font)}</dir>`)
  const stands = { 'sans-serif': 'Noto Sans SC', serif: 'Noto Serif SC', monospace: 'Noto Sans SC' }
  const aliases = Object.entries(stands).map(
    ([family, font]) => `<alias><family>${family}</family><prefer><family>${font}</family></prefer></alias>`,
  )
  const cache = `<cachedir>${join(CACHE, 'fonts')}</cachedir>`
  const file = join(CACHE, 'fonts.conf')
  mkdirSync(CACHE, { recursive: true })
  writeWhenDifferent(
    file,
    `<?xml version="1.0"?>\n<fontconfig>${[...folders, cache, ...aliases].join('\n')}</fontconfig>\n`,
  )
  return file
}

function writeWhenDifferent(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}

function versionOf(name: string): string {
  const entry = require.resolve(name)
  const text = readFileSync(join(dirname(entry), '../package.json'), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}

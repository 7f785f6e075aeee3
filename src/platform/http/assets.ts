import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build, transform } from 'esbuild'

const FOLDER = fileURLToPath(new URL('../../../assets/', import.meta.url))
const STYLE_ORDER = ['tokens', 'base', 'parts', 'signature', 'shell', 'source-marks', 'modes', 'print']

/** The addresses of stylesheets, scripts and the icon sprite; they carry the hash of their content. */
export interface Assets {
  readonly styles: readonly string[]
  readonly scripts: readonly string[]
  readonly icons: string
  readonly favicon: string
  /** The editor of texts: on its own page only. */
  readonly draftEditor: { readonly script: string; readonly style: string }
}

/** One built file, ready in every encoding. */
export interface BuiltAsset {
  readonly path: string
  readonly type: string
  readonly identity: Buffer
  readonly gzip: Buffer
  readonly brotli: Buffer
}

/** Builds styles, scripts and icons from `assets/` in memory; nothing is written to disk. */
export async function buildAssets(): Promise<{
  readonly assets: Assets
  readonly files: ReadonlyMap<string, BuiltAsset>
}> {
  const style = built('site', 'css', await stylesheet())
  const icons = built('icons', 'svg', await readFile(FOLDER + 'icons.svg'))
  const emblem = built('favicon', 'svg', await readFile(FOLDER + 'favicon.svg'))
  const scripts = await Promise.all(
    (await readdir(FOLDER + 'islands'))
      .filter((f) => f.endsWith('.ts'))
      .sort()
      .map(island),
  )
  const editor = await draftEditor()
  const own = [style, icons, emblem, editor.script, editor.style]
  const files = new Map([...own, ...scripts].map((file) => [file.path, file]))
  files.set('/favicon.svg', { ...emblem, path: '/favicon.svg' })
  return {
    assets: {
      styles: [style.path],
      scripts: scripts.map((s) => s.path),
      icons: icons.path,
      favicon: emblem.path,
      draftEditor: { script: editor.script.path, style: editor.style.path },
    },
    files,
  }
}

async function stylesheet(): Promise<Buffer> {
  const present = new Set(await readdir(FOLDER + 'styles'))
  const parts: string[] = []
  for (const name of STYLE_ORDER)
    if (present.has(`${name}.css`)) parts.push(await readFile(`${FOLDER}styles/${name}.css`, 'utf8'))
  const done = await transform(parts.join('\n'), { loader: 'css', minify: true, target: 'chrome86' })
  return Buffer.from(done.code)
}

async function island(name: string): Promise<BuiltAsset> {
  const source = await readFile(`${FOLDER}islands/${name}`, 'utf8')
  const done = await transform(source, { loader: 'ts', minify: true, target: 'chrome86', format: 'iife' })
  return built(name.replace(/\.ts$/, ''), 'js', Buffer.from(done.code))
}

/** With everything it needs in one file. */
async function draftEditor(): Promise<{ readonly script: BuiltAsset; readonly style: BuiltAsset }> {
  const folder = `${FOLDER}islands/draft-editor/`
  const { outputFiles } = await build({
    ...{ entryPoints: [`${folder}main.ts`], bundle: true, write: false, minify: true },
    ...{ format: 'esm', target: 'chrome86', legalComments: 'none' },
  })
  const style = await readFile(`${folder}style.css`, 'utf8')
  const done = await transform(style, { loader: 'css', minify: true, target: 'chrome86' })
  return {
    script: built('draft-editor', 'js', Buffer.from(outputFiles[0]?.contents ?? [])),
    style: built('draft-editor', 'css', Buffer.from(done.code)),
  }
}

/** Two above take twenty times as long for a hundredth less. */
const BROTLI_QUALITY = 9

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
} as const

function built(name: string, ending: keyof typeof TYPES, bytes: Buffer): BuiltAsset {
  const type = TYPES[ending]
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return {
    path: `/assets/${name}-${hash}.${ending}`,
    type,
    identity: bytes,
    gzip: gzipSync(bytes),
    brotli: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  }
}

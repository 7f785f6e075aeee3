import type { Block, Body } from './blocks.ts'
import { isPicture } from './draft.ts'
import type { PublicFile } from './draft.ts'
import { runsOf } from './runs.ts'

interface CleanText {
  readonly body: Body
  readonly files: readonly PublicFile[]
  /** Where a picture lies. */
  readonly srcOf: (file: PublicFile) => string
}

/** A text as HTML that any editor takes: bare elements without classes, styles or scripts, nothing but what a clerk wrote. */
export function cleanHtml({ body, files, srcOf }: CleanText): string {
  return body.map((block) => pieceOf(block, { files, srcOf })).join('\n')
}

/** The same as a page of its own, for a file. */
export function cleanPage(title: string, text: CleanText): string {
  return [
    '<!doctype html>',
    '<html lang="zh-CN">',
    `<head><meta charset="utf-8"><title>${escaped(title)}</title></head>`,
    `<body>\n<h1>${escaped(title)}</h1>\n${cleanHtml(text)}\n</body>`,
    '</html>',
    '',
  ].join('\n')
}

function pieceOf(block: Block, { files, srcOf }: Omit<CleanText, 'body'>): string {
  switch (block.kind) {
    case 'heading':
      return `<h${String(block.level)}>${words(block.text)}</h${String(block.level)}>`
    case 'paragraph':
      return `<p>${words(block.text)}</p>`
    case 'article':
      return `<p><strong>${escaped(block.number)}</strong>\u3000${words(block.text)}</p>`
    case 'list': {
      const list = block.ordered ? 'ol' : 'ul'
      return `<${list}>${block.items.map((item) => `<li>${words(item)}</li>`).join('')}</${list}>`
    }
    case 'table': {
      const rows = block.rows.map((cells, place) => rowOf(cells, place === 0 && block.head !== false))
      return `<table>${rows.join('')}</table>`
    }
    case 'figure': {
      const file = files.find(({ number }) => number === block.file)
      if (file === undefined || !isPicture(file)) return ''
      return `<p><img src="${escaped(srcOf(file))}" alt="${escaped(file.alternative)}"></p>`
    }
    case 'question':
      return [
        `<p><strong>问：${words(block.question)}</strong></p>`,
        ...block.answer.map((line, place) => `<p>${place === 0 ? '答：' : ''}${words(line)}</p>`),
      ].join('\n')
  }
}

function rowOf(cells: readonly string[], isHead: boolean): string {
  const cell = isHead ? 'th' : 'td'
  return `<tr>${cells.map((text) => `<${cell}>${words(text)}</${cell}>`).join('')}</tr>`
}

function words(text: string): string {
  return runsOf(text)
    .map(({ text: run, bold, href }) => {
      const said = bold ? `<strong>${escaped(run)}</strong>` : escaped(run)
      return href !== undefined && isWebAddress(href) ? `<a href="${escaped(href)}">${said}</a>` : said
    })
    .join('')
}

/** A link within this site would lead nowhere on another one. */
function isWebAddress(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href)
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

import { readLine } from '../../../src/modules/ground/publication/domain/read-body.ts'
import { joinCells, squareTables } from './pasted-tables.ts'

const LEFT_OUT = 'script, style, meta, link, title, xml, iframe, object, embed, template, noscript, svg, math'
const WITH_LINES = 'p, div, h1, h2, h3, h4, h5, h6'
/** The sign before an item of a list without numbers. */
const BULLET = /^[·•●○◦■□▪◆◇➢✓*oüØ§vn-]$/u

/** What a word processor puts on the clipboard, as the plain pieces that a text is made of. */
export function cleanPasted(html: string): { readonly html: string; readonly pictures: number } {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  const pictures = body.querySelectorAll('img').length
  for (const one of body.querySelectorAll(`${LEFT_OUT}, img`)) one.remove()
  dropComments(body)
  readOfficeLists(body)
  squareTables(body)
  joinCells(body)
  flattenLists(body)
  splitLines(body)
  lowerHeadings(body)
  recogniseParagraphs(body)
  joinQuestions(body)
  dropStyles(body)
  return { html: body.innerHTML, pictures }
}

function dropComments(body: HTMLElement): void {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_COMMENT)
  const comments: Node[] = []
  while (walker.nextNode()) comments.push(walker.currentNode)
  for (const comment of comments) comment.parentNode?.removeChild(comment)
}

/** Items that Word writes as paragraphs: signs become a list, numbers stay words, as official texts have them. */
function readOfficeLists(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll<HTMLElement>('p[style*="mso-list"]')) {
    const sign = Array.from(paragraph.querySelectorAll<HTMLElement>('span')).find((span) =>
      /mso-list:\s*Ignore/i.test(span.getAttribute('style') ?? ''),
    )
    const label = sign?.textContent.replace(/[\s\u00a0]/g, '') ?? ''
    if (!BULLET.test(label)) {
      if (sign !== undefined) sign.textContent = label
      continue
    }
    sign?.remove()
    const item = document.createElement('li')
    item.append(...paragraph.childNodes)
    const before = paragraph.previousElementSibling
    const list = before?.matches('ul[data-office]') ? before : document.createElement('ul')
    list.setAttribute('data-office', '')
    if (list !== before) paragraph.before(list)
    list.append(item)
    paragraph.remove()
  }
}

/** Lists have one level; what stood deeper follows. */
function flattenLists(body: HTMLElement): void {
  for (;;) {
    const inner = body.querySelector('li ul, li ol')
    const item = inner?.parentElement?.closest('li')
    if (!inner || !item) return
    item.after(...inner.children)
    inner.remove()
  }
}

/** A line break within a paragraph ends the paragraph. */
function splitLines(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll<HTMLElement>(WITH_LINES)) {
    if (paragraph.querySelector('br') === null || paragraph.querySelector(`${WITH_LINES}, table, ul, ol`))
      continue
    const tag = paragraph.tagName.toLowerCase()
    paragraph.outerHTML = paragraph.innerHTML
      .split(/<br[^>]*>/i)
      .map((line) => `<${tag}>${line}</${tag}>`)
      .join('')
  }
}

/** The title of a page is its h1: headings of a text begin one below and have three levels. */
function lowerHeadings(body: HTMLElement): void {
  const by = body.querySelector('h1') === null ? 0 : 1
  for (const heading of body.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const level = Math.min(4, Number(heading.tagName.slice(1)) + by)
    replace(heading, `h${String(level)}`).textContent = wordsOf(heading)
  }
}

/** 一、, （一） and 第一条 are what they are in the plain box. */
function recogniseParagraphs(body: HTMLElement): void {
  for (const paragraph of body.querySelectorAll('p, div')) {
    if (paragraph.closest('td, th, li') !== null || paragraph.querySelector('p, div, table, ul, ol')) continue
    const block = readLine(wordsOf(paragraph))
    if (block.kind === 'heading') replace(paragraph, `h${String(block.level)}`).textContent = block.text
    else if (block.kind === 'article') {
      const article = replace(paragraph, 'p')
      article.className = 'article'
      article.append(...paragraph.childNodes)
    }
  }
}

/** 问： with 答： and what follows it, up to the next question or heading. */
function joinQuestions(body: HTMLElement): void {
  for (const asked of body.querySelectorAll('p')) {
    if (asked.closest('td, th, li, section.qa') !== null || !/^问[:：]/.test(wordsOf(asked))) continue
    const answers = answersAfter(asked)
    const question = document.createElement('section')
    question.className = 'qa'
    asked.before(question)
    question.append(part('asked', wordsOf(asked)), ...answers.map((one) => part('answer', wordsOf(one))))
    if (answers.length === 0) question.append(part('answer', ''))
    for (const one of [asked, ...answers]) one.remove()
  }
}

function answersAfter(asked: Element): readonly Element[] {
  const answers: Element[] = []
  let next = asked.nextElementSibling
  while (next?.tagName === 'P' && next.className === '' && !/^(问[:：].*)?$/.test(wordsOf(next))) {
    if (answers.length === 0 && !/^答[:：]/.test(wordsOf(next))) break
    answers.push(next)
    next = next.nextElementSibling
  }
  return answers
}

function part(name: 'asked' | 'answer', words: string): HTMLElement {
  const made = document.createElement('p')
  made.className = name
  made.textContent = words.replace(/^[问答][:：]\s*/, '')
  return made
}

/** No class but ours, no style but the weight of letters. */
function dropStyles(body: HTMLElement): void {
  for (const element of body.querySelectorAll<HTMLElement>('*')) {
    if (!['article', 'asked', 'answer', 'qa'].includes(element.className)) element.removeAttribute('class')
    const weight = element.style.fontWeight
    element.removeAttribute('style')
    if (weight !== '') element.style.fontWeight = weight
  }
}

function replace(old: Element, tag: string): HTMLElement {
  const made = document.createElement(tag)
  old.replaceWith(made)
  return made
}

function wordsOf(element: Element): string {
  return element.textContent.replace(/\s+/g, ' ').trim()
}

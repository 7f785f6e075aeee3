import { Node } from '@tiptap/core'
import type { Pictures } from './pictures.ts'

/** ［图n］: shows the picture with its description, or says that there is none of that number. */
export function figureOf(pictures: Pictures) {
  return Node.create({
    name: 'figure',
    group: 'block',
    atom: true,
    addAttributes: () => ({
      file: { default: 1, parseHTML: (figure: HTMLElement) => Number(figure.dataset.file), rendered: false },
    }),
    parseHTML: () => [{ tag: 'figure[data-file]' }],
    renderHTML: ({ node }) => ['figure', { 'data-file': String(node.attrs.file) }],
    addNodeView:
      () =>
      ({ node }) => ({ dom: shown(pictures, Number(node.attrs.file)) }),
  })
}

function shown(pictures: Pictures, number: number): HTMLElement {
  const figure = document.createElement('figure')
  figure.dataset.file = String(number)
  const caption = document.createElement('figcaption')
  caption.className = 'meta'
  const picture = pictures.all.find((one) => one.number === number)
  if (picture === undefined)
    caption.textContent = `［图${String(number)}］还没有上传第 ${String(number)} 张图。`
  else {
    const image = document.createElement('img')
    image.src = pictures.addressOf(number)
    const tell = (): void => {
      image.alt = picture.alternative.value
      caption.textContent = `图 ${String(number)}：${picture.alternative.value || '还没有文字说明'}`
    }
    picture.alternative.addEventListener('input', tell)
    tell()
    figure.append(image)
  }
  figure.append(caption)
  return figure
}

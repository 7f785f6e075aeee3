import { DOMParser as NodesFrom, Node, Slice } from '@tiptap/pm/model'
import type { EditorProps } from '@tiptap/pm/view'
import { toDocument } from '../../../src/modules/ground/publication/domain/editor-document.ts'
import { readBody } from '../../../src/modules/ground/publication/domain/read-body.ts'
import { cleanPasted } from './clean-pasted.ts'

/** What is pasted: HTML is cleaned first, plain lines are read as in the plain box; `tell` says what was left out. */
export function pasteProps(
  tell: (sentence: string) => void,
): Pick<EditorProps, 'transformPastedHTML' | 'clipboardTextParser'> {
  return {
    transformPastedHTML: (html) => {
      const { html: clean, pictures } = cleanPasted(html)
      tell(
        pictures === 0
          ? ''
          : `粘贴的内容里有 ${String(pictures)} 张图片，没有带进来。请在「加附件或图片」上传，再用「图片」放进正文。`,
      )
      return clean
    },
    clipboardTextParser(text, context) {
      const { schema } = context.doc.type
      if (!text.trim().includes('\n')) {
        const line = document.createElement('div')
        line.textContent = text.trim()
        return NodesFrom.fromSchema(schema).parseSlice(line, { context, preserveWhitespace: true })
      }
      return Slice.maxOpen(Node.fromJSON(schema, toDocument(readBody(text))).content)
    },
  }
}

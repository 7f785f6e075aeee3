import { Refusal } from '../../kernel/refusal.ts'

const SAVE_AS_DOCX = '请用 WPS 或 Word 打开，“另存为” .docx 后再导入。'

const SENTENCES = {
  'file-empty': '这个文件是空的，没有内容。请检查是否选错了文件，或者重新导出后再导入。',
  'file-too-large': '文件太大，超过了导入的上限。请删去图片和附件，另存后再导入，或者把正文粘贴进来。',
  'file-too-complex':
    '文件的结构过于庞大，读不下去。请把正文复制到新文档，另存为 .docx 后再导入，或者直接粘贴正文。',
  'file-too-slow': '文件太复杂，在规定的时间内没有读完。请把正文复制到新文档后再导入，或者直接粘贴正文。',
  'text-too-long': '文件的文字太多，超过了一份文件的上限。请只保留需要的部分后再导入。',
  'file-damaged': '文件已损坏或没有传完整，读不出来。请重新取得原文件，或者用 WPS、Word 打开后另存再导入。',
  'file-encrypted': '文件设有打开密码，读不出来。请去掉密码后另存，再导入。',
  'kind-unknown': '认不出这是什么文件。请导入 .docx、.doc、.wps、.pdf 或 .txt 文件，或者直接粘贴正文。',
  'docx-without-document': `这个 .docx 里没有正文。${SAVE_AS_DOCX}`,
  'document-without-text': '文件里没有文字。如果内容是图片，请导入有文字的原稿，或者把正文录入、粘贴进来。',
  'pictures-only': '文件里只有图片，没有文字。请导入有文字的原稿，或者先做文字识别，校对后粘贴正文。',
  'pdf-scanned':
    '这是扫描件，读不出文字。请导入有文字的原稿（.docx 或 .pdf），或者先做文字识别，校对后粘贴正文。',
  'pdf-garbled':
    '这个 PDF 的文字已经乱码，屏幕上看得见，却复制不出正确的字。请导入 .docx 原稿，或者重新导出 PDF，或者粘贴正文。',
  'text-garbled': '文件里的文字是乱码，认不出编码。请用记事本打开，“另存为”时编码选 UTF-8，再导入。',
  'word-too-old': `这是 Word 95 或更早版本的文件，读不出来。${SAVE_AS_DOCX}`,
  'works-file': `这是 Microsoft Works 或早期 WPS 的文件，读不出来。${SAVE_AS_DOCX}`,
  'word-xml': `这是 XML 格式的 Word 文件。${SAVE_AS_DOCX}`,
  'web-page': `这是网页文件，不是 Word 文档。${SAVE_AS_DOCX}`,
  'is-ofd':
    '这是 OFD 版式文件，目前读不出文字。请导入 .docx 或 .pdf 原稿；只有 OFD 时，请用阅读软件转成 PDF 或者复制正文粘贴。',
  'is-rtf': `这是 RTF 文件。${SAVE_AS_DOCX}`,
  'is-odt': `这是 OpenDocument 文件。${SAVE_AS_DOCX}`,
  'is-spreadsheet':
    '这是表格文件，不是文档。请把要导入的内容复制到 Word 或 WPS 文字，另存为 .docx，或者直接粘贴。',
  'is-slides': '这是演示文稿，不是文档。请把要导入的文字复制出来粘贴，或者另存为 .docx。',
  'is-picture': '这是图片，读不出文字。请导入有文字的原稿，或者先做文字识别，校对后粘贴正文。',
  'is-archive': '这是压缩包。请先解压，再导入里面的文件。',
  'is-program': '这是程序文件，不能导入。请导入 .docx、.doc、.wps、.pdf 或 .txt 文件。',
  'is-media': '这是音频或视频，读不出文字。请导入文字稿。',
} as const

export type UnreadableCode = keyof typeof SENTENCES

/** The refusal of a file that cannot be read, with the way out in its sentence. */
export function unreadable(code: UnreadableCode): Refusal {
  return new Refusal('invalid', code, SENTENCES[code])
}

/** Whether a code that crossed the border of the worker is one of ours. */
export function isUnreadableCode(code: string): code is UnreadableCode {
  return Object.hasOwn(SENTENCES, code)
}

import type { Assets } from '../../../../platform/http/assets.ts'
import { FileField, TextArea } from '../../../../ui/fields.tsx'
import { Note } from '../../../../ui/notice.tsx'
import { IMPORTED_KINDS } from '../domain/draft-file-kinds.ts'

interface BodyFieldProps {
  readonly draftId: string
  readonly value: string
  readonly error: string | undefined
  readonly assets: Pick<Assets, 'draftEditor'>
}

/** The box of the text; with script the editor stands over it and writes the same into it. */
export function BodyField({ draftId, value, error, assets }: BodyFieldProps) {
  return (
    <div class="field" data-files-at={`/workbench/drafts/${draftId}/files`}>
      <link rel="stylesheet" href={assets.draftEditor.style} />
      <script type="module" src={assets.draftEditor.script} />
      <TextArea
        name="body"
        value={value}
        error={error}
        label="正文"
        hint="可以从 Word、WPS 整篇粘贴，一行一段。“一、”“（一）”“第一条”会成为标题和条款，“问：”“答：”成为问答。"
        rows={24}
      />
      <details>
        <summary>只用文字怎么写标题、列表、表格、链接</summary>
        <ul class="dots">
          <li>“# ”“## ”“### ”开头是一级、二级、三级标题。</li>
          <li>“- ”开头是列表，“+ ”开头是编号列表，一行一项。</li>
          <li>“甲|乙”一行是表格的一行，第一行是表头；先写一行“---|---”就没有表头。</li>
          <li>“［图1］”单独一行，放第 1 张图。</li>
          <li>“**重点**”加粗，“[文字](网址)”是链接。</li>
          <li>行首写“\\”，这一行就照原样当作一段；符号前写“\\”，就是符号本身。</li>
        </ul>
      </details>
    </div>
  )
}

/** 从 Word 文件导入: the text comes into the box to be looked over; nothing is saved by it. */
export function ImportField({ error }: { readonly error: string | undefined }) {
  return (
    <details class="field" open={error !== undefined}>
      <summary>从 Word 文件导入</summary>
      <div class="stack">
        <FileField
          name="document"
          label="Word 或 WPS 文件"
          error={error}
          hint="标题、条款、列表、表格会认出来，接在已写的正文后面；图片不会带进来。先看，再保存。"
          accept={IMPORTED_KINDS.map((kind) => `.${kind}`).join(',')}
        />
        <p class="btns">
          <button class="btn" type="submit" name="act" value="import">
            导入到正文
          </button>
        </p>
      </div>
    </details>
  )
}

/** The file was read; `leftOut` says what of it did not come along. */
export function ImportedNote({ leftOut }: { readonly leftOut: readonly string[] }) {
  return (
    <Note>
      <p role="status">文件里的文字已经放进正文，还没有保存。请从头看一遍，改好再按「保存」。</p>
      {leftOut.length === 0 ? null : (
        <ul class="dots">
          {leftOut.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </Note>
  )
}

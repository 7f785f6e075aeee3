import type { ComponentChildren } from 'preact'
import { safeUrl } from '../../../../platform/http/safe-url.ts'
import { runsOf } from '../domain/blocks.ts'
import type { Block, Body } from '../domain/blocks.ts'
import { isPicture } from '../domain/draft.ts'
import type { PublicFile } from '../domain/draft.ts'

interface BodyProps {
  readonly body: Body
  readonly files: readonly PublicFile[]
  /** Where a file of this text is fetched. */
  readonly hrefOf: (file: PublicFile) => string
}

/** A text as it is read: headings, articles, lists, tables, pictures, questions with their answers. */
export function BodyText({ body, files, hrefOf }: BodyProps) {
  return (
    <div class="prose">
      {body.map((block, place) => (
        <Piece key={place} block={block} files={files} hrefOf={hrefOf} />
      ))}
    </div>
  )
}

function Piece({ block, files, hrefOf }: Omit<BodyProps, 'body'> & { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return block.level === 2 ? <h2>{words(block.text)}</h2> : <h3>{words(block.text)}</h3>
    case 'paragraph':
      return (
        <p class={/[:：]$/.test(block.text) && block.text.length < 30 ? 'to' : undefined}>
          {words(block.text)}
        </p>
      )
    case 'article':
      return (
        <p id={block.number}>
          <b>{block.number}</b>
          {'\u3000'}
          {words(block.text)}
        </p>
      )
    case 'list':
      return (
        <ul class="dots">
          {block.items.map((item, place) => (
            <li key={place}>{words(item)}</li>
          ))}
        </ul>
      )
    case 'table':
      return <TableOf rows={block.rows} />
    case 'figure': {
      const file = files.find(({ number }) => number === block.file)
      return file === undefined || !isPicture(file) ? null : (
        <figure>
          <img src={hrefOf(file)} alt={file.alternative} loading="lazy" />
        </figure>
      )
    }
    case 'question':
      return (
        <section class="qa">
          <h3>问：{words(block.question)}</h3>
          {block.answer.map((line, place) => (
            <p key={place}>
              {place === 0 ? '答：' : ''}
              {words(line)}
            </p>
          ))}
        </section>
      )
  }
}

function TableOf({ rows }: { readonly rows: readonly (readonly string[])[] }) {
  const [head = [], ...rest] = rows
  return (
    <div class="tb scroll" tabindex={0} role="region" aria-label="表格，可左右滑动">
      <table>
        <thead>
          <tr>
            {head.map((cell, place) => (
              <th key={place} scope="col">
                {words(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rest.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, place) => (
                <td key={place}>{words(cell)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function words(text: string): ComponentChildren {
  return runsOf(text).map((run, place) => {
    if (run.bold) return <b key={place}>{run.text}</b>
    const href = run.href === undefined ? null : safeUrl(run.href)
    return href === null ? (
      run.text
    ) : (
      <a key={place} href={href}>
        {run.text}
      </a>
    )
  })
}

import type { ComponentChildren } from 'preact'
import { safeUrl } from '../../../../platform/http/safe-url.ts'
import type { Block, Body } from '../domain/blocks.ts'
import { isPicture } from '../domain/draft.ts'
import type { PublicFile } from '../domain/draft.ts'
import { runsOf } from '../domain/runs.ts'

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
      {withoutGaps(body).map((block, place) => (
        <Piece key={place} block={block} files={files} hrefOf={hrefOf} />
      ))}
    </div>
  )
}

/** A heading stands at most one level under the one before it, so that whoever listens to the page misses none. */
function withoutGaps(body: Body): Body {
  let above: 1 | 2 | 3 | 4 = 1
  return body.map((block) => {
    if (block.kind !== 'heading') return block
    above = block.level <= above + 1 ? block.level : above === 1 ? 2 : 3
    return { ...block, level: above }
  })
}

function Piece({ block, files, hrefOf }: Omit<BodyProps, 'body'> & { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <Heading level={block.level}>{words(block.text)}</Heading>
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
      return block.ordered ? (
        <ol class="dots">
          <Items items={block.items} />
        </ol>
      ) : (
        <ul class="dots">
          <Items items={block.items} />
        </ul>
      )
    case 'table':
      return <TableOf table={block} />
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

function Heading({ level, children }: { readonly level: 2 | 3 | 4; readonly children: ComponentChildren }) {
  switch (level) {
    case 2:
      return <h2>{children}</h2>
    case 3:
      return <h3>{children}</h3>
    case 4:
      return <h4>{children}</h4>
  }
}

function Items({ items }: { readonly items: readonly string[] }) {
  return items.map((item, place) => <li key={place}>{words(item)}</li>)
}

function TableOf({ table }: { readonly table: Extract<Block, { kind: 'table' }> }) {
  const [first = []] = table.rows
  const hasHead = table.head !== false
  return (
    <div class="tb scroll" tabindex={0} role="region" aria-label="表格，可左右滑动">
      <table>
        {hasHead ? (
          <thead>
            <tr>
              {first.map((cell, place) => (
                <th key={place} scope="col">
                  {words(cell)}
                </th>
              ))}
            </tr>
          </thead>
        ) : null}
        <tbody>
          {(hasHead ? table.rows.slice(1) : table.rows).map((cells, row) => (
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
    const said = run.bold ? <b key={place}>{run.text}</b> : run.text
    const href = run.href === undefined ? null : safeUrl(run.href)
    return href === null ? (
      said
    ) : (
      <a key={place} href={href}>
        {said}
      </a>
    )
  })
}

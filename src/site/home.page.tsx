import type { ComponentChildren } from 'preact'
import type { Bureau } from '../modules/ground/organisation/index.ts'
import type { VisiblePublication } from '../modules/ground/publication/index.ts'
import { Icon } from '../ui/icon.tsx'
import { Empty } from '../ui/notice.tsx'
import { ReleaseTime } from './release-time.tsx'
import { Telephone } from './telephone.tsx'

interface HomeView {
  readonly bureau: Bureau | null
  readonly latest: readonly VisiblePublication[]
  /** What the modules have to show, in their order. */
  readonly blocks: readonly ComponentChildren[]
  readonly icons: string
}

/** The home page: search first, whom to ask by telephone, then what has been made public. */
export function HomePage({ bureau, latest, blocks, icons }: HomeView) {
  return (
    <div class="wrap">
      <section class="hero" aria-labelledby="h-home">
        <h1 id="h-home">政务公开</h1>
        <form class="seek" role="search" action="/search">
          <label class="vh" for="q">
            查已公开的内容
          </label>
          <input id="q" name="q" type="search" maxlength={100} placeholder="写两三个词" autocomplete="off" />
          <button type="submit" class="btn main">
            <Icon name="search" href={icons} />查
          </button>
        </form>
        {bureau === null ? null : <AskByTelephone bureau={bureau} icons={icons} />}
      </section>
      {blocks}
      <Latest publications={latest} />
    </div>
  )
}

function AskByTelephone({ bureau, icons }: { readonly bureau: Bureau; readonly icons: string }) {
  if (bureau.phone === null) return null
  return (
    <p class="hot">
      <Icon name="phone" href={icons} /> 电话问：
      <Telephone phone={bureau.phone} />
      {bureau.officeHours === null ? '' : `（${bureau.officeHours}）`}
    </p>
  )
}

function Latest({ publications }: { readonly publications: readonly VisiblePublication[] }) {
  return (
    <section class="sec" aria-labelledby="h-latest">
      <div class="head">
        <h2 id="h-latest">最新公开</h2>
      </div>
      {publications.length === 0 ? (
        <Empty title="还没有公开的内容">
          <p>一经发布，就会出现在这里。</p>
        </Empty>
      ) : (
        <ul class="rows">
          {publications.map((publication) => (
            <li key={publication.id}>
              <a href={publication.path}>{publication.title}</a>
              <span class="meta">
                <ReleaseTime at={publication.releasedAt} />
                {publication.version > 1 ? ` · 更正后第 ${String(publication.version)} 版` : ''}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

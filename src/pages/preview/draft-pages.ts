import type {SanityClient} from '@sanity/client'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import {isRecord} from '../../content/document.ts'
import {kinds} from '../../content/kinds.ts'
import type {Site} from '../../site/site.ts'
import {draftNote} from './draft-note.ts'
import {findDocuments} from './find-document.ts'
import {makePage} from './make-page.ts'
import {readNeighbourhood} from './neighbourhood.ts'
import {storedPictures, withStoredPictures} from './stored-pictures.ts'

export interface DraftPagesOptions {
  readonly client: SanityClient
  /** The path that they are served below, with slashes around it. */
  readonly base: string
  /** The path that published files are served below. */
  readonly published: string
  /** The path of the stream of events that tells of each change. */
  readonly events: string
}

/**
 * Serves the pages of drafts at the paths that they will be published at, and shows them anew as they change. What is not a
 * page of a document leads to what is published.
 */
export function createDraftPages(options: DraftPagesOptions): (request: Request) => Promise<Response> {
  const {client, base, published, events} = options
  return async (request) => {
    const path = decodedPath(request).slice(base.length)
    if (path === '') return answer(await listPage(client, base), 200)
    if (path === liveScript) return new Response(liveSource(events), {headers: {'content-type': 'text/javascript'}})
    const [, folder = '', slug = ''] = /^([^/]+)\/([^/]+)\/?$/.exec(path) ?? []
    const kind = kinds.find((each) => each.folder === folder)
    if (kind === undefined || slug === '')
      return new Response(null, {status: 302, headers: {location: published + path}})
    const [document] = await findDocuments(client, slug, [kind.type])
    const page =
      document === undefined
        ? undefined
        : makePage(document, await readNeighbourhood(client, document, 'drafts'), new Date(), {
            to: (address, site) => localAddress(address, site, options),
            head: `<script type="module" src="${base}${liveScript}"></script>`,
          })
    if (page === undefined) return answer(missingPage(base), 404)
    const pictures = await storedPictures(client, page.html)
    const local = new Map([...pictures].map(([name, url]) => [name, withoutOrigin(url)]))
    return answer(
      withStoredPictures(page.html, local).replace(
        '<body>',
        () => `<body>${draftNote('As it would be published now')}`,
      ),
      200,
    )
  }
}

const liveScript = 'live.js'

function decodedPath(request: Request): string {
  const {pathname} = new URL(request.url)
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

/** Where an address of the public site is shown here. Other addresses stay. */
function localAddress(address: string, site: Site, {base, published}: DraftPagesOptions): string {
  const home = `${site.siteUrl}/`
  if (!address.startsWith(home)) return address
  const path = address.slice(home.length)
  // Pictures are found by their public addresses: see `withStoredPictures`.
  if (path.startsWith('assets/')) return address
  return kinds.some(({folder}) => path.startsWith(`${folder}/`)) || path === ''
    ? `${base}${path}`
    : `${published}${path}`
}

function withoutOrigin(url: string): string {
  const parsed = URL.parse(url)
  return parsed === null ? url : parsed.pathname + parsed.search
}

async function listPage(client: SanityClient, base: string): Promise<string> {
  const found: unknown = await client.fetch(
    `*[_type in $types && defined(slug.current)] | order(_updatedAt desc)[0...${listed}]{
      _type, "slug": slug.current, "title": coalesce(title, name, slug.current), "isDraft": _originalId in path("drafts.**")
    }`,
    {types: kinds.map(({type}) => type)},
    {perspective: 'drafts'},
  )
  const items = (Array.isArray(found) ? found : []).filter(isRecord).flatMap(({_type: type, slug, title, isDraft}) => {
    const folder = kinds.find((kind) => kind.type === type)?.folder
    if (folder === undefined) return []
    const link = h('a', {href: `${base}${folder}/${encodeURIComponent(String(slug))}/`}, String(title))
    return [h('li', [link, ` (${folder}${isDraft === true ? ', draft' : ''})`])]
  })
  return simplePage('What can be previewed', [
    h('p', `The ${listed} documents that changed last, as they would be published now. The pages follow each change.`),
    h('ul', items),
  ])
}

/** The number of documents in the list. */
const listed = 500

function missingPage(base: string): string {
  return simplePage('There is nothing to preview here', [
    h('p', ['No document has this address. See ', h('a', {href: base}, 'what can be previewed'), '.']),
  ])
}

function simplePage(title: string, content: readonly ReturnType<typeof h>[]): string {
  const tree = h('html', {lang: 'en'}, [
    h('head', [
      h('meta', {charSet: 'utf-8'}),
      h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
      h('title', title),
      h(
        'style',
        ':root{color-scheme:light dark}body{font:1.0625rem/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}',
      ),
    ]),
    h('body', [h('main', [h('h1', title), ...content])]),
  ])
  return `<!doctype html>\n${toHtml(tree)}\n`
}

function answer(html: string, status: number): Response {
  return new Response(html, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'x-robots-tag': 'noindex',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    },
  })
}

/** Shows the page anew when a change has made it another. */
function liveSource(events: string): string {
  return `let shown
const read = async () => (await fetch(location.href, {cache: 'no-store'})).text()
const look = async () => {
  const now = await read()
  if (shown !== undefined && now !== shown) location.reload()
  shown = now
}
let timer
const soon = () => {
  clearTimeout(timer)
  timer = setTimeout(look, ${settleTime})
}
await look()
const source = new EventSource(${JSON.stringify(events)})
source.addEventListener('mutation', soon)
source.addEventListener('welcome', soon)
`
}

/** The page is looked at again after this many milliseconds without a change. */
const settleTime = 150

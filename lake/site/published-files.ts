import {existsSync, readdirSync} from 'node:fs'
import {join} from 'node:path'
import type {Fetch} from '../sockets/event-streams.ts'
import {fileIn, missingPage, sendFile} from './static-file.ts'

export const publishedPath = '/published/'

/** Feeds are JSON Feed (https://www.jsonfeed.org/version/1.1/), whose media type says so. */
const feedType = (path: string): Readonly<Record<string, string>> =>
  path.startsWith('feeds/') && path.endsWith('.json') ? {'content-type': 'application/feed+json; charset=utf-8'} : {}

const escape = (text: string): string =>
  text.replace(
    /[&<>"]/g,
    (character) => ({'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;'})[character] ?? character,
  )

const filesBelow = (folder: string, below = ''): string[] =>
  readdirSync(join(folder, below), {withFileTypes: true})
    .filter(({name}) => !name.startsWith('.'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      return entry.isDirectory() ? filesBelow(folder, path) : [path]
    })

const sections: ReadonlyArray<{
  readonly title: string
  readonly text: string
  readonly has: (path: string) => boolean
}> = [
  {title: 'Feeds', text: 'For feed readers and syndication.', has: (path) => path.startsWith('feeds/')},
  {title: 'Markdown', text: 'For site generators.', has: (path) => path.startsWith('markdown/')},
  {
    title: 'Static API',
    text: 'For developers: lists, then one file a document.',
    has: (path) => path.startsWith('api/'),
  },
  {
    title: 'Pictures',
    text: 'Named for what they hold: a name never gets other bytes.',
    has: (path) => path.startsWith('assets/'),
  },
  {title: 'Other files', text: 'About the release as a whole.', has: () => true},
]

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:52rem;margin:3rem auto;padding:0 1.5rem;color:#1b1f27;background:#fff}h1{font-size:1.6rem}h2{font-size:1.15rem;margin:2rem 0 0}p{margin:.2rem 0 .6rem;color:#4a5160}ul{padding-left:1.2rem;margin:0}li{margin:.15rem 0;overflow-wrap:anywhere}a{color:#0b57a4}'

const indexPage = (folder: string): string => {
  const left = new Set(filesBelow(folder))
  const parts = sections.map(({title, text, has}) => {
    const paths = [...left].filter(has)
    for (const path of paths) left.delete(path)
    if (paths.length === 0) return ''
    const items = paths.map(
      (path) => `<li><a href="${path.split('/').map(encodeURIComponent).join('/')}">${escape(path)}</a></li>`,
    )
    return `<section><h2>${title}</h2><p>${text}</p><ul>${items.join('')}</ul></section>`
  })
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Published</title><style>${style}</style></head><body><main><h1>Published</h1><p>What is published right now, as it would be on a web server.</p>${parts.join('')}</main></body></html>\n`
}

/** Serves what was published, with an index of it. */
export const createPublishedFiles =
  (folder: string): Fetch =>
  (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return new Response(null, {status: 405, headers: {allow: 'GET, HEAD'}})
    const path = new URL(request.url).pathname.slice(publishedPath.length)
    if (path === '' && existsSync(folder) && !existsSync(join(folder, 'index.html'))) {
      return new Response(indexPage(folder), {
        headers: {'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache'},
      })
    }
    const file =
      fileIn(folder, path === '' ? 'index.html' : path) ?? fileIn(folder, `${path.replace(/\/$/, '')}/index.html`)
    return file === undefined
      ? missingPage('Nothing is published here', `See <a href="${publishedPath}">what is published</a>.`, 404)
      : sendFile(request, file, {
          'cache-control': 'no-cache',
          // Pictures may be SVG: no script in one runs.
          'content-security-policy':
            "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline' 'self'; sandbox",
          'access-control-allow-origin': '*',
          ...feedType(path),
        })
  }

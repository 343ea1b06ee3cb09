import {createHash} from 'node:crypto'
import {existsSync, readFileSync, statSync} from 'node:fs'
import {join} from 'node:path'
import {Hono} from 'hono'
import type {Fetch} from '../sockets/event-streams.ts'
import {fileIn, missingPage, onlyReading, sendFile} from './static-file.ts'

/**
 * Serves a built Studio. All addresses inside Studio return its one HTML page.
 * @param folder - where `sanity build` wrote it
 * @param previous - the build before: a tab that has been open since then still requests its files
 * @param isBuilding - whether a build is running. An earlier build's page is not shown then, because it is out of date
 */
export function createStudioFiles(folder: string, previous: string, isBuilding: () => boolean): Fetch {
  let page: Page | undefined

  const readPage = (): Page | undefined => {
    const path = join(folder, 'index.html')
    if (!existsSync(path)) return undefined
    const stamp = statSync(path).mtimeMs
    if (page?.stamp !== stamp) {
      const html = readFileSync(path, 'utf8')
      page = {stamp, html, policy: contentSecurityPolicy(html)}
    }
    return page
  }

  const app = new Hono()
  app.on(['GET', 'HEAD'], '*', async (context) => {
    const {pathname} = new URL(context.req.url)
    const file = fileIn(folder, pathname) ?? fileIn(previous, pathname)
    if (file !== undefined && !file.endsWith('index.html')) {
      const isHashed = /-[\w-]{8,}\.\w+$/.test(file)
      return sendFile(context, file, {'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache'})
    }
    if (pathname.startsWith('/static/')) return missingPage('There is nothing here', 'Studio has no such file.', 404)
    if (isBuilding()) {
      return missingPage(
        'Studio is being built',
        'This takes about half a minute the first time. The page opens by itself.',
        503,
        {refresh: '2', 'retry-after': '2'},
      )
    }
    const current = readPage()
    if (current === undefined) {
      const words = 'The lake was started without Studio. Start it with <code>npm start</code>.'
      return missingPage('Studio is not here', words, 404)
    }
    return context.body(current.html, 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': current.policy,
      'cache-control': 'no-cache',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
  })
  app.all('*', onlyReading)
  return (request) => app.fetch(request)
}

interface Page {
  readonly stamp: number
  readonly html: string
  readonly policy: string
}

/** Returns what Studio's page may load and connect to: this server, and what an editor asks for by a button (https://www.w3.org/TR/CSP3/). */
function contentSecurityPolicy(html: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' ${inlineScripts(html).map(hashSource).join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' data: blob:",
    "font-src 'self' data:",
    "worker-src 'self' blob:",
    // What a DOI stands for is asked for there, when an editor presses the button.
    "connect-src 'self' https://api.crossref.org",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
  ].join('; ')
}

function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\bsrc=)[^>]*>([^]*?)<\/script>/g)].map(([, script]) => script ?? '')
}

function hashSource(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}

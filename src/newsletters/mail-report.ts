import type {ClientSupport} from './checks/client-support-types.ts'
import {count} from '../checks/reports/wording.ts'

/** The facts to report about one issue's mail. */
export interface MailReport {
  readonly slug: string
  readonly subject: string
  readonly folder: string
  readonly bytes: number
  readonly maxBytes: number
  readonly articles: number
  readonly caveats: number
  readonly checks: number
  /** When it goes out. It is undefined while no date is set. */
  readonly sendAt: string | undefined
  readonly support: readonly ClientSupport[]
}

/** Renders a few lines about a mail: its size, what is in it, and which programs do not support all of its styles. */
export function renderMailReport(report: MailReport): string {
  const {slug, subject, folder, bytes, maxBytes, articles, caveats, checks, sendAt, support} = report
  const lines = supportLines(support)
  return [
    `${slug}  ${subject}`,
    `  ${folder}: index.html, index.txt, message.eml`,
    `  ${kilobytes(bytes)} of at most ${kilobytes(maxBytes)}, ${count(articles, 'article')}, ${count(caveats, 'caveat')}, ${sendAt === undefined ? 'no day set: it joins the archive once it has one' : `for ${sendAt}`}`,
    `  ${count(checks, 'check')} passed`,
    ...(lines.length === 0
      ? []
      : ['  Looks that some mail programs leave out (caniemail.com); words and links stay:', ...lines]),
    '',
  ].join('\n')
}

/** Puts mail programs that lack the same features on one line. */
function supportLines(support: readonly ClientSupport[]): string[] {
  const groups = Map.groupBy(support, ({unsupported}) => unsupported.join(', '))
  return [...groups]
    .filter(([features]) => features !== '')
    .toSorted(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
    .map(([features, clients]) => `    ${clients.map(({client}) => nameOf(client)).join(', ')}\n      ${features}`)
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}

function nameOf(client: string): string {
  return client.replace('.', ' ').replaceAll('-', ' ')
}

import {readerStyle} from '../reader/style.ts'
import {judge} from '../../checks/verdict.ts'
import {slugOf, type SanityDocument} from '../../content/document.ts'
import {toEntry} from '../../content/entry.ts'
import {createSnapshot} from '../../content/snapshot.ts'
import type {Finding} from '../../content/findings.ts'
import {createEdition, pageFor, type Edition} from '../edition.ts'
import {renderDocumentPage} from '../reader/document-page.ts'
import {regionsIn} from '../body-map/regions-in.ts'
import {renderDocument} from '../render-document.ts'
import type {Resource, ResourceLink} from '../../contract/resource-types.ts'
import {createSite, type Site} from '../../site/site.ts'

/** A page as readers will see it, and what else is made from the document. */
export interface PagePreview {
  readonly html: string
  readonly markdown: string | undefined
  readonly resource: Resource
  /** What cannot be shown as it was written. */
  readonly findings: readonly Finding[]
}

/** How the page of a draft is made, where it is not shown alone. */
export interface PageOptions {
  /** How it links to addresses. Without it, links open the public site in a new tab. */
  readonly to?: (address: string, site: Site) => string
  /** HTML for the end of its head. */
  readonly head?: string
}

/** Makes the page of a document, with the code of the export. Undefined while it cannot have a page. */
export function makePage(
  document: SanityDocument,
  others: readonly SanityDocument[],
  now: Date,
  {to, head = ''}: PageOptions = {},
): PagePreview | undefined {
  const shown = slugOf(document) === undefined ? {...document, slug: {_type: 'slug', current: 'preview'}} : document
  const snapshot = createSnapshot({entries: [shown, ...others].map((each) => toEntry(each))})
  const site = createSite(snapshot)
  const edition = createEdition({snapshot, verdicts: judge(snapshot, new Map(), now), site, now})
  const page = pageFor(shown, site)
  if (page === undefined) return undefined
  const findings: Finding[] = []
  const {resource, markdown} = renderDocument(shown, page, edition, {
    now: now.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    hash: noHash,
    onFinding: (finding) => findings.push(finding),
  })
  const html = renderDocumentPage(resource, {
    site,
    style: undefined,
    articles: articlesAbout(shown, others, edition),
    map: regionsIn(
      snapshot.ofType('bodyRegion').map((entry) => entry.document),
      site,
    ),
    to: (address) => to?.(address, site) ?? address,
  })
  const base = to === undefined ? '<base target="_blank">' : ''
  const withStyle = html.replace('<head>', () => `<head>${base}<style>${readerStyle(site)}</style>${head}`)
  return {html: withStyle, markdown, resource, findings}
}

/** The articles about a subject, among the documents that were read for its page. An article's own page lists none. */
function articlesAbout(
  {_type: type}: SanityDocument,
  others: readonly SanityDocument[],
  edition: Edition,
): ResourceLink[] {
  if (type === 'article') return []
  return others.flatMap((other) => (other._type === 'article' ? (edition.linkTo(other._id) ?? []) : []))
}

/** Nothing in a preview depends on a hash: there is no earlier form to compare with. */
function noHash(): string {
  return '0'.repeat(64)
}

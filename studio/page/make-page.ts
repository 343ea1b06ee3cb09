import {readerStyle} from '../../src/pages/reader/style.ts'
import {judge} from '../../src/checks/verdict.ts'
import {slugOf, type SanityDocument} from '../../src/content/document.ts'
import {toEntry} from '../../src/content/entry.ts'
import {createSnapshot} from '../../src/content/snapshot.ts'
import type {Finding} from '../../src/content/findings.ts'
import {createEdition, pageFor} from '../../src/pages/edition.ts'
import {renderDocumentPage} from '../../src/pages/reader/document-page.ts'
import {renderDocument} from '../../src/pages/render-document.ts'
import type {Resource} from '../../src/contract/resource-types.ts'
import {createSite} from '../../src/site/site.ts'

/** A page as readers will see it, and what else is made from the document. */
export interface PagePreview {
  readonly html: string
  readonly markdown: string | undefined
  readonly resource: Resource
  /** What cannot be shown as it was written. */
  readonly findings: readonly Finding[]
}

/** Makes the page of a document, with the code of the export. Undefined while it cannot have a page. */
export function makePage(
  document: SanityDocument,
  others: readonly SanityDocument[],
  now: Date,
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
  const html = renderDocumentPage(resource, {site, style: undefined, articles: [], to: (address) => address})
  const withStyle = html.replace('<head>', () => `<head><base target="_blank"><style>${readerStyle(site)}</style>`)
  return {html: withStyle, markdown, resource, findings}
}

/** Nothing in a preview depends on a hash: there is no earlier form to compare with. */
function noHash(): string {
  return '0'.repeat(64)
}

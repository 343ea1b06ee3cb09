import type {Status, Verdicts} from '../checks/verdict.ts'
import {slugOf, titleOf, type SanityDocument} from '../content/document.ts'
import {kindOf, type Kind} from '../content/kinds.ts'
import {isRecalled} from '../content/recall.ts'
import type {Entry} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import type {ResourceLink} from '../contract/resource-types.ts'
import {fileUrl, outputPaths, permalink, tagUri} from '../site/addresses.ts'
import type {Site} from '../site/site.ts'

/** A page that is published, or will be after this run. */
export interface Page {
  readonly id: string
  readonly kind: Kind
  readonly slug: string
  readonly title: string
  readonly url: string
}

/** Everything that is published at one moment, with its addresses. Renderers use it to look up other documents. */
export interface Edition {
  readonly site: Site
  readonly snapshot: Snapshot
  readonly statusOf: (id: string) => Status
  readonly pageOf: (id: string) => Page | undefined
  /** The link to a page, in the form that resources have. */
  readonly linkTo: (id: string) => ResourceLink | undefined
}

/** Pages that were published before, by document id. */
export type EarlierPages = ReadonlyMap<string, Page>

export interface EditionOptions {
  readonly snapshot: Snapshot
  readonly verdicts: Verdicts
  readonly site: Site
  /** Pages that were published before, of documents that are held now. */
  readonly earlier?: EarlierPages
}

/**
 * Makes an edition from verdicts. A held document keeps its earlier page. A recall is published even if its document has
 * errors, at the address that was published before.
 */
export function createEdition({snapshot, verdicts, site, earlier = new Map()}: EditionOptions): Edition {
  const pages = new Map<string, Page>(earlier)
  for (const entry of snapshot.entries.values()) {
    const page = verdicts.of(entry.id).status === 'published' ? pageFor(entry.document, site) : undefined
    if (page !== undefined) pages.set(entry.id, page)
  }
  const links = new Map([...pages].map(([id, page]) => [id, toLink(page, site)]))
  return {
    site,
    snapshot,
    statusOf: (id) => {
      const entry = snapshot.get(id)
      if (entry === undefined) return earlier.has(id) ? 'held' : 'pageless'
      return isStanding(entry, earlier) ? 'published' : verdicts.of(id).status
    },
    pageOf: (id) => pages.get(id),
    linkTo: (id) => links.get(id),
  }
}

/** Whether a document's recall is published even if the document has errors. It needs an earlier page. */
export function isStanding({id, document}: Entry, earlier: EarlierPages): boolean {
  return earlier.has(id) && isRecalled(document)
}

function pageFor(document: SanityDocument, site: Site): Page | undefined {
  const kind = kindOf(document._type)
  const slug = slugOf(document)
  return kind === undefined || slug === undefined
    ? undefined
    : {id: document._id, kind, slug, title: titleOf(document), url: permalink(site, kind.type, slug)}
}

function toLink({id, kind, slug, title, url}: Page, site: Site): ResourceLink {
  return {
    id: tagUri(site, kind.type, id),
    type: kind.type,
    slug,
    title,
    url,
    api: fileUrl(site, outputPaths.resource(kind.folder, slug)),
  }
}

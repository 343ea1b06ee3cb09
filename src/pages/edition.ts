import type {Status, Verdicts} from '../checks/verdict.ts'
import {slugOf, titleOf, type SanityDocument} from '../content/document.ts'
import {kindOf, type Kind} from '../content/kinds.ts'
import {isRecalled} from '../content/recall.ts'
import type {Entry, Snapshot} from '../content/snapshot.ts'
import type {ResourceLink} from '../contract/resource-types.ts'
import {fileUrl, outputPaths, permalink, tagUri} from '../site/addresses.ts'
import type {Site} from '../site/site.ts'

/** A page that is, or after this run will be, published. */
export interface Page {
  readonly id: string
  readonly kind: Kind
  readonly slug: string
  readonly title: string
  readonly url: string
}

/** What is published at one moment, and where: what renderers ask about other documents. */
export interface Edition {
  readonly site: Site
  readonly snapshot: Snapshot
  readonly statusOf: (id: string) => Status
  readonly pageOf: (id: string) => Page | undefined
  /** A page as resources link to it. */
  readonly linkTo: (id: string) => ResourceLink | undefined
}

/** Pages published before, by document. */
export type EarlierPages = ReadonlyMap<string, Page>

export interface EditionOptions {
  readonly snapshot: Snapshot
  readonly verdicts: Verdicts
  readonly site: Site
  /** Pages published before, of documents that are held back now. */
  readonly earlier?: EarlierPages
}

/**
 * Makes an edition of verdicts. A document that is held back keeps the page it had. A recall goes out whatever else is
 * wrong with its document, at the address that was published before.
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

/** Whether a document's recall goes out although the document has errors. */
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

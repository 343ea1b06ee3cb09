import type {Status, Verdicts} from '../checks/verdict.ts'
import {slugOf, titleOf, type SanityDocument} from '../content/document.ts'
import {kindOf, type Kind} from '../content/kinds.ts'
import {isRecalled} from '../content/recall.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {comeBy, type HasCome} from '../content/time.ts'
import type {ResourceLink} from '../contract/resource-types.ts'
import {picturesById, type Pictures} from '../pictures/picture.ts'
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
  /** Whether a moment has come. */
  readonly hasCome: HasCome
  /** The link to a page, in the form that resources have. */
  readonly linkTo: (id: string) => ResourceLink | undefined
  readonly pictures: Pictures
}

export interface EditionOptions {
  /** Without them, pictures are what their ids say. */
  readonly pictures?: Pictures
  readonly snapshot: Snapshot
  readonly verdicts: Verdicts
  readonly site: Site
  readonly now: Date
}

/** Makes an edition of a snapshot from verdicts. */
export function createEdition({snapshot, verdicts, site, now, pictures = picturesById}: EditionOptions): Edition {
  const hasCome = comeBy(now)
  const pages = new Map<string, Page>()
  for (const entry of snapshot.entries.values()) {
    const page = verdicts.of(entry.id).status === 'published' ? pageFor(entry.document, site) : undefined
    if (page !== undefined) pages.set(entry.id, page)
  }
  return {
    site,
    snapshot,
    pictures,
    statusOf: (id) => verdicts.of(id).status,
    pageOf: (id) => pages.get(id),
    hasCome,
    linkTo: (id) => {
      const [page, entry] = [pages.get(id), snapshot.get(id)]
      return page === undefined
        ? undefined
        : toLink(page, site, entry !== undefined && isRecalled(entry.document, hasCome))
    },
  }
}

/** The page that a document has if it is published. Undefined if its type has none, or its slug is missing. */
export function pageFor(document: SanityDocument, site: Site): Page | undefined {
  const kind = kindOf(document._type)
  const slug = slugOf(document)
  return kind === undefined || slug === undefined
    ? undefined
    : {id: document._id, kind, slug, title: titleOf(document), url: permalink(site, kind.type, slug)}
}

/** The link to a page, in the form that resources have. */
export function toLink({id, kind, slug, title, url}: Page, site: Site, recalled: boolean): ResourceLink {
  return {
    id: tagUri(site, kind.type, id),
    type: kind.type,
    slug,
    title,
    url,
    api: fileUrl(site, outputPaths.resource(kind.folder, slug)),
    ...(recalled ? {recalled} : {}),
  }
}

import {isDocumentOf, slugOf, titleOf, type SanityDocument} from '../content/document.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {kindOf, type Kind} from '../content/kinds.ts'
import {hasErrors} from '../content/findings.ts'
import {isRecalled} from '../content/recall.ts'
import {isScheduled} from '../content/schedule.ts'
import {permalink, type Site} from '../site/site.ts'

/** A page that is, or after this run will be, published: what others may link to. */
export interface Page {
  readonly id: string
  readonly kind: Kind
  readonly slug: string
  readonly title: string
  readonly url: string
}

/** What becomes of a document: it is published, kept back because of errors, waiting for its day, or has no page. */
export type Status = 'published' | 'held' | 'scheduled' | 'pageless'

/** Which documents are published, and where. */
export interface Edition {
  readonly site: Site
  readonly snapshot: Snapshot
  readonly statusOf: (id: string) => Status
  readonly pageOf: (id: string) => Page | undefined
}

const pageFor = (document: SanityDocument, kind: Kind, site: Site): Page | undefined => {
  const slug = slugOf(document)
  return slug === undefined
    ? undefined
    : {id: document._id, kind, slug, title: titleOf(document), url: permalink(site, kind.type, slug)}
}

/**
 * Decides what is published, once all messages are in. A recall goes out whatever else is wrong with its document, at the
 * address that was published before.
 * @param earlier - pages published before, of documents that have errors now
 */
export const createEdition = (
  snapshot: Snapshot,
  site: Site,
  now: Date,
  earlier: ReadonlyMap<string, Page>,
): Edition => {
  const isStaying = (id: string): boolean => {
    const entry = snapshot.get(id)
    return entry !== undefined && earlier.has(id) && isRecalled(entry.document)
  }
  const statusOf = (id: string): Status => {
    const entry = snapshot.get(id)
    if (entry === undefined) return earlier.has(id) ? 'held' : 'pageless'
    if (hasErrors(entry.file)) return isStaying(id) ? 'published' : 'held'
    if (isDocumentOf(entry.document, 'article') && isScheduled(entry.document, now)) return 'scheduled'
    return kindOf(entry.type) === undefined ? 'pageless' : 'published'
  }
  const pages = new Map<string, Page | undefined>()
  const findPage = (id: string): Page | undefined => {
    const status = statusOf(id)
    if (status === 'held') return earlier.get(id)
    const entry = snapshot.get(id)
    const before = earlier.get(id)
    if (before !== undefined && isStaying(id)) return before
    const kind = entry === undefined ? undefined : kindOf(entry.type)
    return status === 'published' && entry !== undefined && kind !== undefined
      ? pageFor(entry.document, kind, site)
      : undefined
  }
  return {
    site,
    snapshot,
    statusOf,
    pageOf: (id) => {
      if (!pages.has(id)) pages.set(id, findPage(id))
      return pages.get(id)
    },
  }
}

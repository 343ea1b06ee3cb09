import {DocumentId, getPublishedId} from '@sanity/id-utils'

/**
 * Whether a text can be the id of a document (https://www.sanity.io/docs/ids): 1 to 128 letters, digits, dots, hyphens
 * and underscores, and what follows `drafts.` or `versions.<release>.` is the id of a published document.
 */
export function isDocumentId(id: string): boolean {
  return characters.test(id) && publishedPart(id) !== undefined
}

/**
 * Returns the published id for the id of a draft (`drafts.x`), a version (`versions.r.x`) or a published document. A
 * text that is the id of no document, such as `versions.x` or an empty one, comes back as it is.
 */
export function publishedIdOf(id: string): string {
  return publishedPart(id) ?? id
}

export function isDraft(id: string): boolean {
  return id.startsWith('drafts.')
}

/** Whether an id is that of a draft or of a version in a release. These are read and counted, but never published. */
export function isUnpublished(id: string): boolean {
  return id.startsWith('drafts.') || id.startsWith('versions.')
}

const characters = /^(?!-)[A-Za-z0-9._-]{1,128}$/

function publishedPart(id: string): string | undefined {
  if (!isUnpublished(id)) return id
  try {
    const published = getPublishedId(DocumentId(id))
    return published === '' ? undefined : published
  } catch {
    return undefined
  }
}

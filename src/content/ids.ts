import {DocumentId, getPublishedId, isDraftId, isVersionId} from '@sanity/id-utils'

/** What the Content Lake accepts as a document id (https://www.sanity.io/docs/ids). */
export const validDocumentId = /^(?!-)[A-Za-z0-9._-]{1,128}$/

/** The published id behind any id: of a draft (`drafts.x`), a version (`versions.r.x`) or the published document itself. */
export function publishedIdOf(id: string): string {
  return getPublishedId(DocumentId(id))
}

export function isDraft(id: string): boolean {
  return isDraftId(DocumentId(id))
}

/** Drafts and versions of releases are work in progress: they are read, counted, and never published. */
export function isUnpublished(id: string): boolean {
  return isDraftId(DocumentId(id)) || isVersionId(DocumentId(id))
}

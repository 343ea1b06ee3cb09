import {DocumentId, getPublishedId, isDraftId, isVersionId} from '@sanity/id-utils'

/** Matches what the Content Lake accepts as a document id (https://www.sanity.io/docs/ids). */
export const validDocumentId = /^(?!-)[A-Za-z0-9._-]{1,128}$/

/** Returns the published id for the id of a draft (`drafts.x`), a version (`versions.r.x`) or a published document. */
export function publishedIdOf(id: string): string {
  return getPublishedId(DocumentId(id))
}

export function isDraft(id: string): boolean {
  return isDraftId(DocumentId(id))
}

/** Whether an id is that of a draft or of a version in a release. These are read and counted, but never published. */
export function isUnpublished(id: string): boolean {
  return isDraftId(DocumentId(id)) || isVersionId(DocumentId(id))
}

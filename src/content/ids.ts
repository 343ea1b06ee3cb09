import {DocumentId, getPublishedId, isDraftId, isVersionId} from '@sanity/id-utils'

/** The published id behind any id: of a draft (`drafts.x`), a version (`versions.r.x`) or the published document itself. */
export const publishedIdOf = (id: string): string => getPublishedId(DocumentId(id))

export const isDraft = (id: string): boolean => isDraftId(DocumentId(id))

/** Drafts and versions of releases are work in progress: they are read, counted, and never published. */
export const isUnpublished = (id: string): boolean => isDraftId(DocumentId(id)) || isVersionId(DocumentId(id))

/** What the Content Lake accepts as a document id (https://www.sanity.io/docs/ids). */
export const validDocumentId = /^(?!-)[A-Za-z0-9._-]{1,128}$/

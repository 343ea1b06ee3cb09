import {isUnpublished, publishedIdOf} from '../../src/content/ids.ts'
import type {Store, StoredChange} from '../store/store.ts'

/**
 * Returns the events of a document, draft or version, newest first. Edits of a draft or version are not included:
 * Studio derives those from the transactions in between.
 * @param cursor - `nextCursor` of the previous page
 */
export function documentEvents(
  store: Store,
  id: string,
  limit: number,
  cursor: string | undefined,
): {readonly events: Readonly<Record<string, readonly DocumentEvent[]>>; readonly nextCursor: string} {
  const isPublished = !isUnpublished(id)
  const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor)
  const othersIn = ({seq, documentId}: StoredChange): StoredChange[] =>
    store
      .touched(seq)
      .filter((other) => other !== documentId && publishedIdOf(other) === publishedIdOf(id))
      .flatMap((other) => store.changes(other, {from: seq, to: seq}))
  const to = Number.isFinite(before) ? before - 1 : Number.MAX_SAFE_INTEGER
  const isEnd = (change: StoredChange): boolean =>
    change.transition === 'disappear' && !othersIn(change).some(({transition}) => transition === 'appear')
  const isTurn = (change: StoredChange): boolean =>
    isPublished || change.transition !== 'update' || (isInRelease(change) && othersIn(change).length > 0)
  const own = store.changes(id, {to}).filter(isTurn)
  // For the draft of a deleted document, Studio shows that the document was deleted and offers to restore it.
  const ends = id.startsWith('drafts.') ? store.changes(publishedIdOf(id), {to}).filter(isEnd) : []
  const ended = new Set(ends.map(({seq}) => seq))
  const turns = [...own.filter(({seq}) => !ended.has(seq)), ...ends].toSorted((a, b) => b.seq - a.seq)
  const page = turns.slice(0, limit)
  const events = page.flatMap((change): DocumentEvent[] => {
    const turn = {change, others: othersIn(change)}
    const event = change.documentId === publishedIdOf(id) ? publishedEvent(turn) : versionEvent(turn)
    return event === undefined ? [] : [event]
  })
  return {events: {[id]: events}, nextCursor: turns.length > limit ? String(page.at(-1)?.seq ?? '') : ''}
}

/** An event of a document, as Studio's list of revisions shows it. */
type DocumentEvent = Readonly<Record<string, unknown>>

function isInRelease({documentId}: StoredChange): boolean {
  return documentId.startsWith('versions.')
}

interface Turn {
  readonly change: StoredChange
  /** The changes of the same transaction to the document's other forms: its published one, its drafts and versions. */
  readonly others: readonly StoredChange[]
}

/** Returns the event for a change to the published document. */
function publishedEvent({change, others}: Turn): DocumentEvent | undefined {
  const {transition, transactionId} = change
  const common = commonOf(change)
  const version = others.find(({documentId}) => isUnpublished(documentId))
  if (transition === 'disappear') {
    return version?.transition === 'appear'
      ? {type: 'unpublishDocument', ...common, versionId: version.documentId, versionRevisionId: transactionId}
      : {type: 'deleteDocumentGroup', ...common}
  }
  if (version?.transition === 'disappear' || (version !== undefined && isInRelease(version))) {
    return {
      type: 'publishDocumentVersion',
      ...common,
      versionId: version.documentId,
      ...releaseOf(version.documentId),
      revisionId: transactionId,
      versionRevisionId: version.previousRev,
      publishCause: causeOf(version),
    }
  }
  return {
    type: transition === 'appear' ? 'createLiveDocument' : 'updateLiveDocument',
    ...common,
    revisionId: transactionId,
  }
}

/** Returns the event for a change to a draft or a version. */
function versionEvent({change, others}: Turn): DocumentEvent | undefined {
  const {documentId: versionId, transition, transactionId, previousRev} = change
  const common = {...commonOf(change), versionId, ...releaseOf(versionId)}
  if (transition === 'appear') return {type: 'createDocumentVersion', ...common, versionRevisionId: transactionId}
  const published = others.find(({documentId}) => !isUnpublished(documentId))
  if (published !== undefined && published.transition !== 'disappear') {
    return {
      type: 'publishDocumentVersion',
      ...common,
      revisionId: transactionId,
      versionRevisionId: previousRev,
      publishCause: causeOf(change),
    }
  }
  return transition === 'update'
    ? undefined
    : {type: 'deleteDocumentVersion', ...common, versionRevisionId: previousRev}
}

function commonOf({timestamp, author, documentId}: StoredChange) {
  return {
    timestamp,
    author,
    documentId: publishedIdOf(documentId),
  }
}

function releaseOf(id: string): {readonly releaseId?: string} {
  const [, releaseId] = /^versions\.([^.]+)\./.exec(id) ?? []
  return releaseId === undefined ? {} : {releaseId}
}

/** Publishing a release keeps its versions for one more transaction. Publishing a draft deletes it at once. */
function causeOf(change: StoredChange): string {
  return isInRelease(change) && change.transition === 'update' ? 'release.publish' : 'document.publish'
}

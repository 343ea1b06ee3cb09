import type {LakeDocument} from '../document.ts'
import {effectsOf} from '../events/event-text.ts'
import type {Store, StoredChange} from '../store/store.ts'

export interface TransactionsRequest {
  /** Only transactions that changed any of these documents are returned. */
  readonly ids: readonly string[]
  /** Positions in the order of commits. Both ends are included. */
  readonly from: number | undefined
  readonly to: number | undefined
  readonly isReverse: boolean
  readonly limit: number
  readonly includeEffects: boolean
  readonly includeMutations: boolean
}

/**
 * Returns the transactions of documents as JSON lines, as Studio reads them. Both ends of a range are included, because
 * Studio asks for the next page that way.
 */
export function transactionLines(
  store: Store,
  documentAt: (id: string, seq: number) => LakeDocument | undefined,
  request: TransactionsRequest,
): string[] {
  const {ids, from = 0, to = Number.MAX_SAFE_INTEGER, isReverse, includeEffects, includeMutations} = request
  const limit = Math.min(request.limit, maxTransactions)
  const bySeq = new Map<number, StoredChange[]>()
  for (const id of new Set(ids)) {
    for (const change of store.changes(id, {from, to})) {
      const known = bySeq.get(change.seq)
      if (known === undefined) bySeq.set(change.seq, [change])
      else known.push(change)
    }
  }
  const ordered = [...bySeq].toSorted(([a], [b]) => (isReverse ? b - a : a - b)).slice(0, limit)
  return ordered.flatMap(([seq, changes]) => {
    const [first] = changes
    if (first === undefined) return []
    const {transactionId, timestamp, author} = first
    const effects = changes.map(({documentId}) => [
      documentId,
      effectsOf({before: documentAt(documentId, seq - 1), after: documentAt(documentId, seq)}),
    ])
    return JSON.stringify({
      id: transactionId,
      timestamp,
      author,
      documentIDs: changes.map(({documentId}) => documentId),
      ...(includeMutations ? {mutations: changes.flatMap(({mutations}) => mutations)} : {}),
      ...(includeEffects ? {effects: Object.fromEntries(effects)} : {}),
    })
  })
}

const maxTransactions = 1000

import {documentEvents} from '../history/document-events.ts'
import {transactionLines} from '../history/transactions.ts'
import type {AddRoutes, ApiContext} from './environment.ts'
import {isTrue, jsonLines, pathPart, requireKnown, searchOf} from './request.ts'
import {badRequest} from '../errors.ts'

/** Earlier revisions of documents, and the changes between them (https://www.sanity.io/docs/http-reference/history). */
export const addHistoryRoutes: AddRoutes = (api, {lake}) => {
  const {store} = lake

  /** Returns the position of a transaction in the order of commits. */
  const positionOf = (transactionId: string | null): number | undefined =>
    transactionId === null || transactionId === '' ? undefined : store.seqOf(transactionId)

  api.get('/data/history/:dataset/transactions/:ids', (context) => {
    requireKnown(context)
    const search = searchOf(context)
    const lines = transactionLines(store, lake.documentAt, {
      ids: idsIn(context),
      from:
        positionOf(search.get('fromTransaction')) ??
        (search.get('fromTime') ? store.seqAt(String(search.get('fromTime'))) : undefined),
      to:
        positionOf(search.get('toTransaction')) ??
        (search.get('toTime') ? store.seqAt(String(search.get('toTime'))) : undefined),
      isReverse: isTrue(search.get('reverse')),
      limit: numberIn(search, 'limit', 50),
      includeEffects: search.get('effectFormat') === 'mendoza',
      includeMutations: !isTrue(search.get('excludeMutations')),
    })
    return jsonLines(lines)
  })

  api.get('/data/history/:dataset/events/documents/:id', (context) => {
    requireKnown(context)
    const search = searchOf(context)
    const id = pathPart(context, 'id')
    return context.json(
      documentEvents(store, id, numberIn(search, 'limit', 100), search.get('nextCursor') ?? undefined),
    )
  })

  api.get('/data/history/:dataset/documents/:ids', (context) => {
    requireKnown(context)
    const search = searchOf(context)
    const revision = search.get('revision')
    const time = search.get('time')
    const at = (id: string) => {
      if (isTrue(search.get('lastRevision'))) return lake.lastRevision(id)
      if (revision !== null) {
        const seq = positionOf(revision)
        return seq === undefined ? undefined : lake.documentAt(id, seq)
      }
      if (time === null)
        throw badRequest('Unexpected request without `revision`, `time` or `lastRevision`, expected one of them')
      if (Number.isNaN(Date.parse(time)))
        throw badRequest('Unexpected `time`, expected one such as 2026-11-22T08:00:00Z')
      return lake.documentAt(id, store.seqAt(new Date(time).toISOString()))
    }
    return context.json({documents: idsIn(context).flatMap((id) => at(id) ?? [])})
  })
}

function idsIn(context: ApiContext): string[] {
  return pathPart(context, 'ids')
    .split(',')
    .filter((id) => id !== '')
}

function numberIn(search: URLSearchParams, name: string, otherwise: number): number {
  const value = Number(search.get(name) ?? otherwise)
  return Number.isInteger(value) && value > 0 ? value : otherwise
}

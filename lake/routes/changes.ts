import {withArrayKeys} from '../transactions/array-keys.ts'
import {badRequest} from '../errors.ts'
import type {AddRoutes} from './environment.ts'
import {isTrue, known, maxJson, readJson, searchOf} from './request.ts'

/** `POST /data/mutate/:dataset` and `/data/actions/:dataset`: change documents. */
export const addChangeRoutes: AddRoutes = (api, {lake}) => {
  api.post('/data/mutate/:dataset', known, maxJson, async (context) => {
    const search = searchOf(context)
    const {mutations, transactionId} = await readJson(context)
    const returnsDocuments = isTrue(search.get('returnDocuments'))
    const outcome = await lake.mutate(
      isTrue(search.get('autoGenerateArrayKeys')) ? withArrayKeys(mutations) : mutations,
      {
        transactionId: transactionIdIn(transactionId ?? search.get('transactionId')),
        dryRun: isTrue(search.get('dryRun')),
      },
    )
    return context.json({
      transactionId: outcome.transactionId,
      // JSON leaves out undefined values.
      results: outcome.results.map(({id, operation, document}) => ({
        id,
        operation,
        document: returnsDocuments ? document : undefined,
      })),
    })
  })

  api.post('/data/actions/:dataset', known, maxJson, async (context) => {
    const {actions, transactionId, dryRun} = await readJson(context)
    if (actions === undefined) throw badRequest('Unexpected body, expected `{"actions": [...]}`')
    return context.json(lake.act(actions, {transactionId: transactionIdIn(transactionId), dryRun: dryRun === true}))
  })
}

function transactionIdIn(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw badRequest('Unexpected `transactionId`, expected text')
}

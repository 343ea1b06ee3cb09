import {decodeParams} from '../groq/parse.ts'
import {decodePerspective, type Perspective} from '../groq/perspective.ts'
import {liveTag} from '../events/live.ts'
import {badRequest} from '../errors.ts'
import type {AddRoutes, ApiContext} from './environment.ts'
import {jsonText, maxBody, paramsIn, readJson, searchOf} from './request.ts'

/** `GET` and `POST /data/query/:dataset` (https://www.sanity.io/docs/http-reference/query). */
export const addQueryRoutes: AddRoutes = (api, {lake}) => {
  const answer = async (
    context: ApiContext,
    query: unknown,
    params: Readonly<Record<string, unknown>>,
    named: unknown,
  ) => {
    if (typeof query !== 'string' || query.trim() === '')
      throw badRequest('Unexpected request without `query`, expected GROQ')
    const search = searchOf(context)
    const start = performance.now()
    const request = {query, params, perspective: perspectiveOf(context, named)}
    const result = await lake.query(request)
    const sources = selectorOf(search.get('resultSourceMap'))
    const map = sources === undefined ? '' : `"resultSourceMap":${await lake.query({...request, sources})},`
    const text = search.get('returnQuery') === 'false' ? '' : `"query":${JSON.stringify(query)},`
    const ms = Math.round(performance.now() - start)
    return jsonText(`{${text}"result":${result},${map}"syncTags":["${liveTag}"],"ms":${ms}}`)
  }

  api.get('/data/query/:dataset', (context) => {
    const search = searchOf(context)
    return answer(context, search.get('query'), paramsIn(search), search.get('perspective') ?? undefined)
  })
  api.post('/data/query/:dataset', maxBody(maxQueryBytes), async (context) => {
    const search = searchOf(context)
    const body = await readJson(context)
    const params = {...paramsIn(search), ...decodeParams(body['params'])}
    return answer(
      context,
      body['query'] ?? search.get('query'),
      params,
      search.get('perspective') ?? body['perspective'],
    )
  })
}

/** The maximum size of a query with its parameters, in bytes. */
const maxQueryBytes = 2 * 1024 * 1024

/** How the source map of the result is asked for (https://www.sanity.io/docs/visual-editing/content-source-maps). */
function selectorOf(asked: string | null): 'index' | 'key' | undefined {
  if (asked === 'withKeyArraySelector') return 'key'
  return asked === 'true' ? 'index' : undefined
}

function perspectiveOf(context: ApiContext, named: unknown): Perspective {
  const perspective =
    named === undefined || named === null || named === '' ? defaultPerspective(context) : decodePerspective(named)
  return context.get('caller').isKnown ? perspective : []
}

/** Returns the perspective of a request that names none: `raw` before API version 2025-02-19, published since then. */
function defaultPerspective({req}: ApiContext): Perspective {
  const version = (req.param('version') ?? '').slice(1)
  return version === 'X' || version >= '2025-02-19' ? [] : 'raw'
}

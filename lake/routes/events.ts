import {paramsIn, requireKnown, searchOf, isTrue} from './request.ts'
import type {AddRoutes, ApiContext} from './environment.ts'
import {createOpenStreams} from '../events/open-streams.ts'
import {badRequest} from '../errors.ts'

/** Event streams of changes to documents. */
export const addEventRoutes: AddRoutes = (api, {listeners, live}) => {
  const streams = createOpenStreams()
  api.get('/data/listen/:dataset', (context) => {
    requireKnown(context)
    const search = searchOf(context)
    const query = search.get('query')
    if (query === null || query === '') throw badRequest('Unexpected listener without `query`, expected GROQ')
    const request = {
      query,
      params: paramsIn(search),
      includeResult: isTrue(search.get('includeResult')),
      includePreviousRevision: isTrue(search.get('includePreviousRevision')),
      includeMutations: search.get('includeMutations') !== 'false',
      includeEffects: search.get('effectFormat') === 'mendoza',
      enableResume: isTrue(search.get('enableResume')),
      lastEventId: lastEventId(context, search),
    }
    return streams.open((sink) => listeners.listen(request, sink))
  })

  api.get('/data/live/events/:dataset', (context) => {
    const includeDrafts = isTrue(searchOf(context).get('includeDrafts'))
    if (includeDrafts) requireKnown(context)
    return streams.open((sink) => live.listen(includeDrafts, sink))
  })
}

function lastEventId({req}: ApiContext, search: URLSearchParams): string | undefined {
  return req.header('last-event-id') ?? search.get('lastEventId') ?? undefined
}

import {paramsIn, requireKnown, searchOf, isTrue} from './request.ts'
import type {AddRoutes, ApiContext} from './environment.ts'
import type {Send} from '../events/listeners.ts'
import {badRequest} from '../errors.ts'

/** Event streams of changes to documents. */
export const addEventRoutes: AddRoutes = (api, {listeners, live}) => {
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
    return eventStream((send) => listeners.listen(request, send))
  })

  api.get('/data/live/events/:dataset', (context) => {
    const includeDrafts = isTrue(searchOf(context).get('includeDrafts'))
    if (includeDrafts) requireKnown(context)
    return eventStream((send) => live.listen(includeDrafts, send))
  })
}

function lastEventId({req}: ApiContext, search: URLSearchParams): string | undefined {
  return req.header('last-event-id') ?? search.get('lastEventId') ?? undefined
}

/** A client that falls this many bytes behind is disconnected. It reconnects and starts again. */
const maxWaitingBytes = 32 * 1024 * 1024

/**
 * Creates a response that stays open. `start` receives a function that sends frames, and returns one that stops them.
 */
function eventStream(start: (send: Send) => () => void): Response {
  const encoder = new TextEncoder()
  let stop: (() => void) | undefined
  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => {
        let isOpen = true
        stop = start((frame) => {
          if (!isOpen) return false
          if ((controller.desiredSize ?? 0) < -maxWaitingBytes) {
            isOpen = false
            controller.close()
            return false
          }
          controller.enqueue(encoder.encode(frame))
          return true
        })
      },
      cancel: () => stop?.(),
    },
    {highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0},
  )
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}

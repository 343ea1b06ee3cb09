/**
 * Creates a `fetch` that sends all event streams through one WebSocket. Over HTTP/1.1, a browser opens at most six
 * connections to a server. Studio opens that many event streams for one list and one document, so saving would wait
 * forever.
 * @param socketUrl - the lake's address for this WebSocket
 */
export function createEventStreamFetch(socketUrl: string): (url: string, init?: RequestInit) => Promise<Response> {
  const streams = new Map<string, Stream>()
  let socket: WebSocket | undefined
  let number = 0

  const finish = (id: string, error?: Error): void => {
    const stream = streams.get(id)
    streams.delete(id)
    if (stream === undefined) return
    if (stream.controller === undefined) stream.fail(error ?? new TypeError('The event stream did not start'))
    else if (error === undefined) stream.controller.close()
    else stream.controller.error(error)
  }

  const receive = (message: Message): void => {
    const {id, status, type, text, end} = message
    const stream = streams.get(id)
    if (stream === undefined) return
    if (status !== undefined && stream.controller === undefined) {
      const body = new ReadableStream<Uint8Array>({
        start: (controller) => {
          stream.controller = controller
        },
        cancel: () => close(id),
      })
      stream.start(new Response(body, {status, headers: {'content-type': type ?? ''}}))
    }
    if (text !== undefined) stream.controller?.enqueue(encoder.encode(text))
    if (end === true) finish(id)
  }

  const connect = (): WebSocket => {
    if (socket !== undefined && socket.readyState <= WebSocket.OPEN) return socket
    const opened = new WebSocket(socketUrl)
    opened.addEventListener('message', ({data}) => {
      const message: unknown = typeof data === 'string' ? JSON.parse(data) : undefined
      if (isMessage(message)) receive(message)
    })
    // Fails every open stream. The client that reads it reconnects, and continues after the last event it received.
    opened.addEventListener('close', () => {
      if (socket === opened) socket = undefined
      for (const id of streams.keys()) finish(id, new TypeError('The connection to the server was lost'))
    })
    socket = opened
    return opened
  }

  const send = (message: object): void => {
    const open = connect()
    const text = JSON.stringify(message)
    if (open.readyState === WebSocket.OPEN) open.send(text)
    else open.addEventListener('open', () => open.send(text), {once: true})
  }

  const close = (id: string): void => {
    if (!streams.delete(id)) return
    if (socket?.readyState === WebSocket.OPEN) send({type: 'close', id})
  }

  return (url, init) => {
    const headers = new Headers(init?.headers)
    if (!wantsEventStream(headers)) return fetch(url, init)
    const id = String(++number)
    const signal = init?.signal
    return new Promise<Response>((start, fail) => {
      if (signal?.aborted === true) {
        fail(new DOMException('The event stream was stopped', 'AbortError'))
        return
      }
      signal?.addEventListener('abort', () => {
        const stream = streams.get(id)
        close(id)
        const error = new DOMException('The event stream was stopped', 'AbortError')
        if (stream?.controller === undefined) fail(error)
        else stream.controller.error(error)
      })
      streams.set(id, {start, fail, controller: undefined})
      const lastEventId = headers.get('last-event-id')
      send({type: 'open', id, url, ...(lastEventId === null ? {} : {lastEventId})})
    })
  }
}

interface Stream {
  readonly start: (response: Response) => void
  readonly fail: (error: Error) => void
  controller: ReadableStreamDefaultController<Uint8Array> | undefined
}

/** A message from the lake: the start of an event stream, a part of it, or its end. */
interface Message {
  readonly id: string
  readonly status?: number
  readonly type?: string
  readonly text?: string
  readonly end?: boolean
}

const encoder = new TextEncoder()

function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
}

function wantsEventStream(headers: Headers): boolean {
  return headers.get('accept') === 'text/event-stream'
}

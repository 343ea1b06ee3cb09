import type {WebSocket} from 'ws'
import {isRecord} from '../../src/content/document.ts'
import {jsonOfBytes} from '../events/frame.ts'

/** Answers a request as `fetch` does. */
export type Fetch = (request: Request) => Promise<Response> | Response

/**
 * Serves event streams over one socket. A browser opens at most six connections to a host over HTTP/1.1, and each event
 * stream occupies one permanently. A page with a list and a document would have none left for saving.
 *
 * The page sends `{type: 'open', id, url, lastEventId?}` and `{type: 'close', id}`. It receives `{id, status, type}`
 * once, `{id, text}` for each part of the stream, and `{id, end: true}`.
 */
export function createEventStreams(fetch: Fetch) {
  return {
    /** @param headers - the headers of the request that opened the socket. They identify the caller */
    connect: (socket: WebSocket, headers: Headers): void => {
      const streams = new Map<string, AbortController>()
      const send = (message: object): void => socket.send(JSON.stringify(message))

      /** Sends a part of a stream. If the page is slow to read, the promise waits for it. */
      const sendPart = (
        id: string,
        bytes: Uint8Array,
        decode: (bytes: Uint8Array) => string,
      ): Promise<void> | undefined => {
        const message = `{"id":${JSON.stringify(id)},"text":${jsonOfBytes(bytes, decode)}}`
        if (socket.bufferedAmount < maxBuffered) {
          socket.send(message)
          return undefined
        }
        return new Promise((resolve) => socket.send(message, () => resolve()))
      }

      const read = async ({id, url, lastEventId}: Opening, controller: AbortController): Promise<void> => {
        const request = new Headers(headers)
        for (const name of ['connection', 'upgrade', 'content-length', 'transfer-encoding']) request.delete(name)
        request.set('accept', 'text/event-stream')
        if (lastEventId !== undefined) request.set('last-event-id', lastEventId)
        const base = `http://${headers.get('host') ?? 'localhost'}`
        const address = new URL(url, base)
        const response = await fetch(new Request(new URL(address.pathname + address.search, base), {headers: request}))
        send({id, status: response.status, type: response.headers.get('content-type') ?? ''})
        const reader = response.body?.getReader()
        if (reader === undefined) return
        controller.signal.addEventListener('abort', () => void reader.cancel().catch(ignore))
        // A stream fails when too much waits for its reader: the page reads nothing, so it is not told either.
        reader.closed.catch(() => socket.terminate())
        const decoder = new TextDecoder()
        const decode = (bytes: Uint8Array): string => decoder.decode(bytes, {stream: true})
        for (;;) {
          const {done, value} = await reader.read()
          if (done || controller.signal.aborted) break
          await sendPart(id, value, decode)
        }
      }

      const open = async (opening: Opening): Promise<void> => {
        const {id} = opening
        if (streams.has(id)) return
        if (streams.size >= maxStreams) {
          send({id, status: 429, type: 'text/plain'})
          send({id, end: true})
          return
        }
        const controller = new AbortController()
        streams.set(id, controller)
        try {
          await read(opening, controller)
        } catch {
          send({id, status: 500, type: 'text/plain'})
        } finally {
          streams.delete(id)
          if (!controller.signal.aborted) send({id, end: true})
        }
      }

      socket.on('message', (data, isBinary) => {
        const text = isBinary ? '' : data.toString()
        const message = text.length > maxFrameLength ? undefined : decode(text)
        if (message === undefined) return
        if ('open' in message) void open(message.open)
        else {
          streams.get(message.close)?.abort()
          streams.delete(message.close)
        }
      })
      socket.on('close', () => {
        for (const controller of streams.values()) controller.abort()
        streams.clear()
      })
    },
  }
}

interface Opening {
  readonly id: string
  readonly url: string
  readonly lastEventId: string | undefined
}

/**
 * The limits of one socket: the number of open streams, the bytes that are handed to the system before its streams wait,
 * and the characters of one message.
 */
const maxStreams = 200
const maxBuffered = 1024 * 1024
const maxFrameLength = 64 * 1024

function decode(text: string): {readonly open: Opening} | {readonly close: string} | undefined {
  let message: unknown
  try {
    message = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isRecord(message) || typeof message['id'] !== 'string') return undefined
  const {id, url, lastEventId} = message
  if (message['type'] === 'close') return {close: id}
  if (message['type'] !== 'open' || typeof url !== 'string') return undefined
  return {open: {id, url, lastEventId: typeof lastEventId === 'string' ? lastEventId : undefined}}
}

function ignore(): void {}

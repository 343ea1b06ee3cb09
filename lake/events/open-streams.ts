import type {Frame} from './frame.ts'

/** The receiving end of an event stream. */
export interface Sink {
  /** Sends a frame. @returns false once the stream is closed */
  readonly send: (frame: Frame) => boolean
  /** How many bytes the client has yet to read. */
  readonly waiting: () => number
}

/**
 * Opens event streams, and closes those whose client does not read. What waits for slow clients would otherwise fill
 * the memory. A client that was closed reconnects, and resumes from the log of transactions with the id of the last
 * event that it has read.
 */
export function createOpenStreams({maxWaiting = 8 * 1024 * 1024, maxWaitingInAll = 256 * 1024 * 1024} = {}) {
  const streams = new Set<Stream>()

  const closeSlowest = (): void => {
    const all = [...streams].map((stream) => ({stream, waiting: stream.waiting()}))
    const total = all.reduce((sum, {waiting}) => sum + waiting, 0)
    if (total <= maxWaitingInAll) return
    const [slowest] = all.toSorted((a, b) => b.waiting - a.waiting)
    slowest?.stream.fail()
  }

  return {
    /**
     * Creates a response that stays open. `start` receives a function that sends frames, and returns one that stops
     * them.
     */
    open: (start: (sink: Sink) => () => void): Response => {
      let stop: (() => void) | undefined
      let stream: Stream | undefined
      const forget = (): void => {
        if (stream !== undefined) streams.delete(stream)
        stream = undefined
        stop?.()
      }
      const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
        {
          start: (controller) => {
            const waiting = (): number => -(controller.desiredSize ?? 0)
            const fail = (): void => {
              controller.error(unread())
              forget()
            }
            const own: Stream = {waiting, fail}
            stream = own
            streams.add(own)
            const sink: Sink = {
              waiting,
              send: ({bytes}) => {
                if (!streams.has(own)) return false
                // A frame that is larger than all that may wait is sent too, if nothing else waits.
                if (waiting() > 0 && waiting() + bytes.length > maxWaiting) fail()
                else controller.enqueue(bytes)
                if (waiting() > maxWaiting / 8) closeSlowest()
                return streams.has(own)
              },
            }
            try {
              stop = start(sink)
            } catch (error) {
              streams.delete(own)
              throw error
            }
          },
          cancel: forget,
        },
        {highWaterMark: 0, size: (chunk) => chunk?.byteLength ?? 0},
      )
      return new Response(body, {
        headers: {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-cache, no-transform',
          'x-accel-buffering': 'no',
        },
      })
    },
    count: (): number => streams.size,
  }
}

/** The server prints this error. Where it comes from tells nobody anything, so it has no stack. */
function unread(): Error {
  const error = new Error('A client was disconnected, because it does not read its events. It may connect again')
  error.stack = error.message
  return error
}

interface Stream {
  readonly waiting: () => number
  /** Closes the stream, and forgets what waits in it. */
  readonly fail: () => void
}

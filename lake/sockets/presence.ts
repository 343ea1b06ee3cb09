import {randomUUID} from 'node:crypto'
import type {WebSocket} from 'ws'
import {isRecord} from '../../src/content/document.ts'

/**
 * Shows editors where others are working, in the protocol of Studio's presence: JSON-RPC 2.0 over one socket. What one
 * client sends goes to all others.
 */
export function createPresence(userId: string) {
  const readers = new Set<Reader>()

  /** Sends a message to a reader. One who reads nothing is closed, and connects again. */
  const send = ({socket}: Reader, message: string): void => {
    if (socket.bufferedAmount > maxBuffered) socket.terminate()
    else socket.send(message)
  }

  const broadcast = (from: Reader | undefined, event: Params): void => {
    const result = JSON.stringify(event)
    for (const reader of readers) {
      if (reader === from || reader.subscription === undefined) continue
      send(
        reader,
        `{"jsonrpc":"2.0","method":"presence_subscription","params":{"subscription":"${reader.subscription}","result":${result}}}`,
      )
    }
  }

  const addSession = ({sessions}: Reader, session: string | undefined): void => {
    if (session !== undefined && sessions.size < maxSessions) sessions.add(session)
  }

  const methods: Readonly<Record<string, (params: Params, reader: Reader) => unknown>> = {
    authorization: () => ({}),
    presence_subscribe: (_params, reader) => (reader.subscription = randomUUID()),
    presence_unsubscribe: (_params, reader) => {
      reader.subscription = undefined
      return {}
    },
    presence_rollcall: (params, reader) => {
      const session = sessionIn(params, 'session')
      addSession(reader, session)
      broadcast(reader, {type: 'rollCall', i: userId, session})
      return {}
    },
    presence_announce: ({data}, reader) => {
      if (!isRecord(data)) return {}
      const sessionId = sessionIn(data, 'sessionId')
      addSession(reader, sessionId)
      const locations: readonly unknown[] = Array.isArray(data['locations']) ? data['locations'] : []
      broadcast(reader, {type: 'state', i: userId, m: {sessionId, locations}})
      return {}
    },
    presence_disconnect: (params, reader) => {
      const session = sessionIn(params, 'session')
      if (session !== undefined) reader.sessions.delete(session)
      broadcast(reader, {type: 'disconnect', i: userId, m: {session}})
      return {}
    },
  }

  const answer = (text: string, reader: Reader): void => {
    let message: unknown
    try {
      message = JSON.parse(text)
    } catch {
      return
    }
    if (!isRecord(message) || typeof message['method'] !== 'string') return
    const {method, id, params} = message
    const run = Object.hasOwn(methods, String(method)) ? methods[String(method)] : undefined
    const outcome =
      run === undefined
        ? {error: {code: -32601, message: `Unknown method ${String(method).slice(0, 100)}`}}
        : {result: run(isRecord(params) ? params : {}, reader)}
    send(reader, JSON.stringify({jsonrpc: '2.0', id, ...outcome}))
  }

  const timer = setInterval(() => {
    for (const reader of readers) send(reader, heartBeat)
  }, beatEvery)
  timer.unref()

  return {
    connect: (socket: WebSocket): void => {
      const reader: Reader = {socket, subscription: undefined, sessions: new Set()}
      readers.add(reader)
      socket.on('message', (data, isBinary) => {
        if (!isBinary) answer(data.toString(), reader)
      })
      socket.on('close', () => {
        readers.delete(reader)
        for (const session of reader.sessions) broadcast(reader, {type: 'disconnect', i: userId, m: {session}})
      })
    },
    close: (): void => clearInterval(timer),
  }
}

interface Reader {
  readonly socket: WebSocket
  subscription: string | undefined
  /** The sessions that use this socket. They end when it closes. */
  readonly sessions: Set<string>
}

type Params = Readonly<Record<string, unknown>>

/** The limits of one socket: bytes that wait to be read, and sessions. */
const maxBuffered = 1024 * 1024
const maxSessions = 100

/** Heartbeats keep proxies from closing an idle socket. */
const heartBeat = '♥'
const beatEvery = 15_000

function sessionIn(params: Params, name: string): string | undefined {
  const session = params[name]
  return typeof session === 'string' && session.length <= 100 ? session : undefined
}

import {connect} from 'node:net'
import {setTimeout as wait} from 'node:timers/promises'
import {setFlagsFromString} from 'node:v8'
import {runInNewContext} from 'node:vm'
import {describe, expect, it, onTestFinished} from 'vitest'
import {WebSocket} from 'ws'
import {eventually} from '../studio/running-start.ts'
import {runLake, type RunningLake} from './running-lake.ts'

const listenPath =
  '/v1/data/listen/production?query=*&includeResult=true&includeMutations=false&enableResume=true&includePreviousRevision=false'

/** Collects the ids of events as they come. */
const collect = (socket: WebSocket): {readonly ids: string[]; readonly names: string[]; isClosed: boolean} => {
  const found = {ids: [] as string[], names: [] as string[], isClosed: false}
  let text = ''
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString())
    if (typeof message.text === 'string') text += message.text
    for (let end = text.indexOf('\n\n'); end !== -1; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      for (const line of lines) {
        if (line.startsWith('id: ')) found.ids.push(line.slice(4))
        if (line.startsWith('event: ')) found.names.push(line.slice(7))
      }
    }
  })
  socket.on('close', () => (found.isClosed = true))
  return found
}

const openSocket = async ({url}: RunningLake, lastEventId?: string) => {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/event-streams`)
  onTestFinished(() => socket.terminate())
  const found = collect(socket)
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify({type: 'open', id: '1', url: listenPath, ...(lastEventId && {lastEventId})}))
  return {socket, found}
}

const large = 'x'.repeat(1_000_000)

setFlagsFromString('--expose-gc')
const collectGarbage: unknown = runInNewContext('gc')

const memory = (): number => {
  if (typeof collectGarbage === 'function') collectGarbage()
  const {heapUsed, external, arrayBuffers} = process.memoryUsage()
  return heapUsed + Math.max(external, arrayBuffers)
}

describe('clients that do not read', () => {
  it('over a socket are closed, others are not held up, and they resume from the log', async () => {
    const running = await runLake()
    const {lake} = running.lake
    const {socket: slow, found: slowly} = await openSocket(running)
    const {found: quickly} = await openSocket(running)
    await eventually(() => slowly.names.length + quickly.names.length === 2, 'the welcome', 10)
    slow.pause()
    const before = memory()
    let most = 0
    for (let n = 0; n < 120; n++) {
      lake.apply([{createOrReplace: {_id: `d${n % 3}`, _type: 't', n, text: large}}])
      await wait(2)
      if (n % 10 === 9) most = Math.max(most, memory() - before)
    }
    await eventually(() => quickly.ids.length === 121, 'all events for who reads', 30)
    // 120 MB were sent, to each.
    expect(most).toBeLessThan(60_000_000)
    slow.resume()
    await eventually(() => slowly.isClosed, 'the end of who did not', 30)
    expect(slowly.ids.length).toBeLessThan(60)

    const last = slowly.ids.at(-1)
    const {found: again} = await openSocket(running, last)
    await eventually(() => slowly.ids.length + again.ids.length === 121, 'the rest', 30)
    expect([...slowly.ids, ...again.ids]).toEqual(quickly.ids)
    expect(again.names[0]).toBe('welcomeback')
  })

  it('over HTTP are closed too', async () => {
    const running = await runLake()
    const socket = connect(Number(new URL(running.url).port), '127.0.0.1')
    onTestFinished(() => {
      socket.destroy()
    })
    let isClosed = false
    socket.on('close', () => (isClosed = true))
    socket.on('error', () => {})
    socket.write(`GET ${listenPath} HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n`)
    await new Promise((resolve) => socket.once('data', resolve))
    socket.pause()
    const before = memory()
    let most = 0
    for (let n = 0; n < 80; n++) {
      running.lake.lake.apply([{createOrReplace: {_id: `d${n % 3}`, _type: 't', n, text: large}}])
      await wait(2)
      if (n % 10 === 9) most = Math.max(most, memory() - before)
    }
    expect(most).toBeLessThan(40_000_000)
    socket.resume()
    await eventually(() => isClosed, 'the end of the connection', 30)
  })

  it('are limited in all: the slowest is closed first', async () => {
    const {createOpenStreams} = await import('../../lake/events/open-streams.ts')
    const {createFrame} = await import('../../lake/events/frame.ts')
    const streams = createOpenStreams({maxWaiting: 1000, maxWaitingInAll: 2500})
    const sinks = Array.from({length: 4}, () => {
      let own: Parameters<Parameters<typeof streams.open>[0]>[0] | undefined
      streams.open((sink) => {
        own = sink
        return () => {}
      })
      if (own === undefined) throw new Error('Unexpected stream without a sink')
      return own
    })
    const [first, ...others] = sinks
    expect(first?.send(createFrame('x'.repeat(900)))).toBe(true)
    for (const sink of others) sink.send(createFrame('x'.repeat(600)))
    expect(first?.send(createFrame('x'))).toBe(false)
    expect(others.map((sink) => sink.send(createFrame('x')))).toEqual([true, true, true])
    expect(streams.count()).toBe(3)
  })

  it('cannot end the process with a request line or an upgrade that is nonsense', async () => {
    const running = await runLake()
    const port = Number(new URL(running.url).port)
    for (const path of ['//', '/%', 'http://[', '*', '/v1/socket/', '/event-streams?%', '\\\\']) {
      await new Promise<void>((resolve) => {
        const socket = connect(port, '127.0.0.1')
        socket.on('error', () => {})
        socket.on('close', () => resolve())
        socket.setTimeout(500, () => socket.destroy())
        socket.write(
          `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        )
      })
    }
    expect(await running.client.fetch('count(*)')).toBe(0)
  })
})

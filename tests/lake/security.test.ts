import {request} from 'node:http'
import {connect} from 'node:net'
import {readdirSync} from 'node:fs'
import {WebSocket} from 'ws'
import {describe, expect, it} from 'vitest'
import {runLake} from './running-lake.ts'

/** Sends a request with headers that `fetch` does not allow. */
const send = (
  url: string,
  path: string,
  headers: Record<string, string>,
  method = 'GET',
  body?: string,
): Promise<{status: number; text: string; headers: NodeJS.Dict<string | string[]>}> =>
  new Promise((resolve, reject) => {
    const {port} = new URL(url)
    const outgoing = request({host: '127.0.0.1', port, path, method, headers}, (response) => {
      let text = ''
      response.on('data', (data: Buffer) => (text += data.toString()))
      response.on('end', () => resolve({status: response.statusCode ?? 0, text, headers: response.headers}))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })

const query = '/v2025-02-19/data/query/production?query=count(*)&perspective=raw'
const create = JSON.stringify({mutations: [{create: {_id: 'a', _type: 't'}}]})

const opens = (url: string, path: string, headers: Record<string, string> = {}): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = new WebSocket(url.replace('http', 'ws') + path, {headers})
    socket.on('open', () => {
      socket.close()
      resolve(true)
    })
    socket.on('error', () => resolve(false))
  })

describe('a page of another site', () => {
  it('can neither read nor write, whatever name it gives the lake', async () => {
    const {url, client} = await runLake()
    for (const headers of [
      {host: 'evil.example'},
      {host: 'localhost.evil.example'},
      {host: 'localhost', origin: 'https://evil.example'},
      {host: 'localhost', origin: 'null'},
      {host: 'localhost', origin: 'https://localhost.evil.example'},
      {host: 'localhost', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors'},
    ]) {
      expect((await send(url, query, headers)).status, JSON.stringify(headers)).toBe(403)
      expect((await send(url, '/v1/data/mutate/production', headers, 'POST', create)).status).toBe(403)
    }
    // A link on another site may lead here, and a form on it may not send anything.
    const link = {host: 'localhost', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate'}
    expect((await send(url, query, link)).status).toBe(200)
    expect((await send(url, '/v1/data/mutate/production', link, 'POST', create)).status).toBe(403)
    expect(await client.fetch('count(*)')).toBe(0)
  })

  it('cannot open a socket', async () => {
    const {url} = await runLake()
    for (const path of ['/event-streams', '/v2022-06-30/socket/production']) {
      expect(await opens(url, path)).toBe(true)
      expect(await opens(url, path, {origin: 'https://evil.example'})).toBe(false)
      expect(await opens(url, path, {host: 'evil.example'})).toBe(false)
    }
    expect(await opens(url, '/other')).toBe(false)
  })

  it('of this machine may ask, and is told so before it does', async () => {
    const {url} = await runLake()
    const headers = {host: 'localhost', origin: 'http://localhost:3334'}
    const preflight = await send(url, query, {...headers, 'access-control-request-method': 'POST'}, 'OPTIONS')
    expect(preflight.status).toBe(204)
    expect(preflight.headers['access-control-allow-origin']).toBe('http://localhost:3334')
    expect((await send(url, query, headers)).headers['access-control-allow-origin']).toBe('http://localhost:3334')
  })
})

describe('a lake with a token', () => {
  const access = {token: 'a-long-secret', isPublic: false}

  it('lets nobody in without it', async () => {
    const {url, client, clientWith} = await runLake({access})
    await expect(client.fetch('count(*)')).rejects.toMatchObject({statusCode: 401})
    await expect(client.create({_type: 't'})).rejects.toMatchObject({statusCode: 401})
    await expect(
      clientWith({token: 'a-long-secreT', ignoreBrowserTokenWarning: true}).fetch('1'),
    ).rejects.toMatchObject({statusCode: 401})
    expect(await opens(url, '/event-streams')).toBe(false)
    const known = clientWith({token: 'a-long-secret', ignoreBrowserTokenWarning: true})
    await known.create({_id: 'a', _type: 't'})
    expect(await known.fetch('*[]._id')).toEqual(['a'])
    expect(await opens(url, '/event-streams', {authorization: 'Bearer a-long-secret'})).toBe(true)
  })

  it('shows others what is published, if it is public, and no more', async () => {
    const {url, client, clientWith} = await runLake({access: {...access, isPublic: true}})
    const known = clientWith({token: 'a-long-secret', ignoreBrowserTokenWarning: true})
    await known.create({_id: 'a', _type: 't'})
    await known.create({_id: 'drafts.b', _type: 't'})
    expect(await client.fetch('*[]._id')).toEqual(['a'])
    expect(await client.fetch('*[]._id', {}, {perspective: 'drafts'})).toEqual(['a'])
    expect(await client.getDocument('drafts.b')).toBeUndefined()
    for (const path of [
      'data/listen/production?query=*',
      'data/history/production/documents/a?lastRevision=true',
      'data/export/production',
      'users/me',
    ]) {
      expect((await fetch(`${url}/v1/${path}`)).status, path).toBe(401)
    }
    await expect(client.create({_type: 't'})).rejects.toMatchObject({statusCode: 401})
  })
})

describe('hostile requests', () => {
  it('that are too large are refused before they are read', async () => {
    const {url, client} = await runLake()
    const large = await send(
      url,
      '/v1/data/mutate/production',
      {host: 'localhost', 'content-length': String(10 ** 9)},
      'POST',
    ).catch(() => ({status: 413}))
    expect(large.status).toBe(413)
    await expect(client.create({_type: 't', text: 'x'.repeat(3 * 1024 * 1024)})).rejects.toThrow(
      'expected at most 2,097,152',
    )
    await expect(client.fetch(`"${'x'.repeat(2 * 1024 * 1024)}"`)).rejects.toThrow('Unexpected request body over')
    await expect(client.fetch(`"${'x'.repeat(1024 * 1024)}"`)).rejects.toThrow('Unexpected query of')
    expect(await client.fetch('count(*)')).toBe(0)
  })

  it('that are no JSON, too deep or full of brackets get a message', async () => {
    const {url, client} = await runLake()
    const post = async (body: string): Promise<{status: number; error?: string; message?: string}> => {
      const response = await fetch(`${url}/v1/data/mutate/production`, {method: 'POST', body})
      return {status: response.status, ...(await response.json())}
    }
    expect(await post('{')).toMatchObject({
      status: 400,
      error: 'Bad Request',
      message: expect.stringContaining('Cannot parse the request body as JSON'),
    })
    expect(await post('[]')).toMatchObject({status: 400})
    expect(await post('{"mutations": 3}')).toMatchObject({status: 400})
    expect(await post('{"mutations": [{"explode": {}}]}')).toMatchObject({
      status: 400,
      message: expect.stringContaining('position 0'),
    })
    expect(await post('{"mutations": [{"create": {"_type": "t", "__proto__": {"admin": true}}}]}')).toMatchObject({
      status: 400,
    })
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`
    expect(await post(`{"mutations": [{"create": {"_type": "t", "deep": ${deep}}}]}`)).toMatchObject({status: 400})
    await expect(client.fetch(`${'('.repeat(5000)}1${')'.repeat(5000)}`)).rejects.toMatchObject({statusCode: 400})
    await expect(client.fetch('1', {}, {perspective: ['../x']})).rejects.toMatchObject({statusCode: 400})
    expect(await client.fetch('count(*)')).toBe(0)
  })

  it('cannot reach files outside of the assets', async () => {
    const {url, folder} = await runLake()
    expect(readdirSync(folder)).toContain('lake.db')
    for (const path of [
      '/images/p/d/../../lake.db',
      '/images/p/d/%2e%2e%2flake.db',
      '/files/p/d/..%2flake.db',
      '/files/p/d/lake.db',
    ]) {
      const {status, text} = await send(url, path, {host: 'localhost'})
      expect(status).toBe(404)
      expect(text).not.toContain('SQLite')
    }
  })

  it('that are no HTTP, or huge frames in a socket, close that connection alone', async () => {
    const {url, client} = await runLake()
    await new Promise<void>((resolve) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'))
      socket.on('close', () => resolve())
      socket.on('error', () => resolve())
      socket.resume()
    })
    await new Promise<void>((resolve) => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/event-streams`)
      socket.on('open', () => socket.send('x'.repeat(3 * 1024 * 1024)))
      socket.on('close', () => resolve())
      socket.on('error', () => {})
    })
    const odd = new WebSocket(`${url.replace('http', 'ws')}/v2022-06-30/socket/production`)
    await new Promise((resolve) => odd.on('open', resolve))
    for (const frame of ['', '{', '[]', '{"method": "__proto__", "id": 1}', '{"method": 3}']) odd.send(frame)
    const answer = await new Promise<string>((resolve) => odd.on('message', (data) => resolve(data.toString())))
    expect(JSON.parse(answer)).toMatchObject({id: 1, error: {code: -32601}})
    odd.close()
    expect(await client.fetch('count(*)')).toBe(0)
  })
})

describe('the socket for event streams', () => {
  it('carries several streams, each with its status, and ends them', async () => {
    const {url, client} = await runLake()
    const socket = new WebSocket(`${url.replace('http', 'ws')}/event-streams`)
    const messages: Array<Record<string, unknown>> = []
    socket.on('message', (data) => messages.push(JSON.parse(data.toString())))
    await new Promise((resolve) => socket.on('open', resolve))
    const open = (id: string, ask: string): void =>
      socket.send(
        JSON.stringify({type: 'open', id, url: `${url}/v1/data/listen/production?query=${encodeURIComponent(ask)}`}),
      )
    open('1', '*')
    open('2', '*[_type == "none"]')
    open('3', '*[')
    const said = (id: string): string =>
      messages
        .flatMap((message) => (message['id'] === id && typeof message['text'] === 'string' ? [message['text']] : []))
        .join('')
    const until = async (check: () => boolean): Promise<void> => {
      while (!check()) await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await until(
      () =>
        said('1').includes('welcome') &&
        said('2').includes('welcome') &&
        messages.some(({id, end}) => id === '3' && end === true),
    )
    expect(messages.find(({id, status}) => id === '3' && status !== undefined)).toMatchObject({status: 400})
    await client.create({_id: 'a', _type: 't'})
    await until(() => said('1').includes('"documentId":"a"'))
    expect(said('2')).not.toContain('documentId')
    socket.send(JSON.stringify({type: 'close', id: '1'}))
    // A socket keeps its order. When listener 4, opened later, has received b, listener 1 would have received it too.
    open('4', '*')
    await until(() => said('4').includes('welcome'))
    await client.create({_id: 'b', _type: 't'})
    await until(() => said('4').includes('"documentId":"b"'))
    expect(said('1')).not.toContain('"documentId":"b"')
    socket.close()
  })
})

describe('presence', () => {
  it('tells each tab of the others, and that one has gone', async () => {
    const {url} = await runLake()
    const connectTab = async () => {
      const socket = new WebSocket(`${url.replace('http', 'ws')}/v2022-06-30/socket/production`)
      const heard: Array<Record<string, unknown>> = []
      const isSubscribed = Promise.withResolvers<void>()
      socket.on('message', (data) => {
        const message = JSON.parse(data.toString())
        if (message.id === 'presence_subscribe') isSubscribed.resolve()
        if (message.method === 'presence_subscription') heard.push(message.params.result)
      })
      await new Promise((resolve) => socket.on('open', resolve))
      const call = (method: string, params: object): void =>
        socket.send(JSON.stringify({jsonrpc: '2.0', id: method, method, params}))
      call('presence_subscribe', {})
      await isSubscribed.promise
      return {socket, heard, call}
    }
    const [first, second] = [await connectTab(), await connectTab()]
    second.call('presence_announce', {data: {sessionId: 's2', locations: [{documentId: 'a'}]}})
    while (first.heard.length < 1) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(first.heard).toEqual([{type: 'state', i: 'local', m: {sessionId: 's2', locations: [{documentId: 'a'}]}}])
    second.socket.terminate()
    while (first.heard.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    expect(first.heard[1]).toEqual({type: 'disconnect', i: 'local', m: {session: 's2'}})
    expect(second.heard).toEqual([])
    first.socket.close()
  })
})

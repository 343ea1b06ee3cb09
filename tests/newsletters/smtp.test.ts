import PostalMime from 'postal-mime'
import {SMTPServer, type SMTPServerOptions} from 'smtp-server'
import {afterEach, expect, it} from 'vitest'
import {sendTestMail} from '../../src/newsletters/delivery/smtp.ts'
import {article} from '../publishing/publisher.ts'
import {figure, mailOf, newsletter, picked, settings} from './make-newsletters.ts'

interface Received {
  readonly from: string
  readonly to: readonly string[]
  readonly raw: Buffer
}

const servers: SMTPServer[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await new Promise<void>((resolve) => server.close(() => resolve()))
})

const addressOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'address' in value ? String(value.address) : ''

/** Runs a mail server on loopback that keeps the mails it receives. */
const runServer = async (options: SMTPServerOptions = {}): Promise<{port: number; received: Received[]}> => {
  const received: Received[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const {mailFrom, rcptTo} = session.envelope
        received.push({from: addressOf(mailFrom), to: rcptTo.map(addressOf), raw: Buffer.concat(parts)})
        done()
      })
    },
    ...options,
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.server.address()
  return {port: typeof address === 'object' && address !== null ? address.port : 0, received}
}

const {mail} = mailOf([
  settings,
  article('first', {title: 'Grüße, “first” 🧘', heroImage: figure('What it shows')}),
  newsletter('n', [picked('A', 'first')], {
    subject: 'Wärme für den Rücken: was hilft und was nicht, kurz gesagt und mit Belegen 🧘',
  }),
])
const now = new Date('2026-11-22T12:00:00Z')
const send = (port: number, to = ['one@example.org'], credentials = '') =>
  sendTestMail({mail, to, url: `smtp://${credentials}127.0.0.1:${port}`, now, timeout: 2000})

it('arrives over SMTP, part by part as it was made', async () => {
  const {port, received} = await runServer()
  await send(port, ['one@example.org', 'two@example.org'])
  const [message, ...more] = received
  expect(more).toEqual([])
  expect(message).toMatchObject({from: 'news@example.org', to: ['one@example.org', 'two@example.org']})
  const parsed = await PostalMime.parse(message?.raw ?? '')
  expect(parsed.subject).toBe(mail.subject)
  expect(parsed.html?.trimEnd()).toBe(mail.html.trimEnd())
  expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd())
  expect(parsed.to).toEqual([
    {name: '', address: 'one@example.org'},
    {name: '', address: 'two@example.org'},
  ])
  expect(parsed.date).toBe('2026-11-22T12:00:00.000Z')
  const names = parsed.headers.map(({key}) => key)
  for (const name of ['list-unsubscribe', 'list-unsubscribe-post', 'list-id', 'message-id', 'date']) {
    expect(names.filter((key) => key === name)).toEqual([name])
  }
  const longest = Math.max(...(message?.raw.toString('latin1') ?? '').split('\r\n').map((line) => line.length))
  expect(longest).toBeLessThanOrEqual(78)
})

it('is a message of its own each time, so that inboxes show it again', async () => {
  const {port, received} = await runServer()
  await send(port)
  await send(port)
  const ids = await Promise.all(received.map(async ({raw}) => (await PostalMime.parse(raw)).messageId))
  expect(new Set(ids).size).toBe(2)
})

it('signs in where the server asks for it', async () => {
  const {port, received} = await runServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({username, password}, _, done) =>
      username === 'me' && password === 'p@ss'
        ? done(null, {user: 'me'})
        : done(new Error('Invalid username or password')),
  })
  await send(port, ['one@example.org'], 'me:p%40ss@')
  expect(received).toHaveLength(1)
  const failed = send(port, ['one@example.org'], 'me:secret-word@')
  await expect(failed).rejects.toThrow(
    /127\.0\.0\.1:\d+ does not let us in: .*Check the user and the password in SMTP_URL/,
  )
  await expect(failed).rejects.not.toThrow('secret-word')
})

it.each([
  ['a server that is not there', () => send(1), /cannot be reached/],
  ['an address that is none', () => send(1, ['me']), /Unexpected address me, expected one such as name@example\.org/],
  ['an address with a line break', () => send(1, ['me@example.org\r\nBcc: x@y.z']), /Unexpected address/],
  [
    'a setting that is none',
    () => sendTestMail({mail, to: ['a@example.org'], url: 'mail.example.org', now, timeout: 100}),
    /Unexpected value of SMTP_URL/,
  ],
])('says what is wrong with %s', async (_, run, words) => {
  await expect(run()).rejects.toThrow(words)
})

it('says what the server said of an address it does not take', async () => {
  const {port, received} = await runServer({onRcptTo: (_, __, done) => done(new Error('No such person here'))})
  await expect(send(port)).rejects.toThrow(/does not take it: 550 No such person here\. Check the sender in Settings/)
  expect(received).toEqual([])
})

it('says which addresses it was not taken for', async () => {
  const {port, received} = await runServer({
    onRcptTo: (recipient, _, done) =>
      recipient.address === 'two@example.org' ? done(new Error('No such person here')) : done(),
  })
  await expect(send(port, ['one@example.org', 'two@example.org'])).rejects.toThrow(
    /took it for some, and not for two@example\.org$/,
  )
  expect(received.map(({to}) => to)).toEqual([['one@example.org']])
})

it('is for a few who look at it, not for readers', async () => {
  const many = Array.from({length: 11}, (_, index) => `reader${index}@example.org`)
  await expect(send(1, many)).rejects.toThrow('Unexpected 11 addresses, expected at most 10')
})

it('says so when the answer to the mail is lost, and never what is secret', async () => {
  const {port} = await runServer({
    onData: (stream, session, done) => {
      stream.resume()
      stream.on('end', () => {
        for (const server of servers) server.connections.forEach((connection) => connection.close())
        void [session, done]
      })
    },
  })
  await expect(send(port)).rejects.toThrow('without saying that it took the mail: it may have arrived')
  const rude = await runServer({
    authOptional: false,
    allowInsecureAuth: true,
    onAuth: ({password}, _, done) => done(new Error(`Bad password ${String(password)}`)),
  })
  await expect(send(rude.port, ['one@example.org'], 'me:secret-word@')).rejects.toThrow(/Bad password •••/)
})

it('writes a name of two lines as one', () => {
  const made = mailOf([
    {...settings, publisher: 'Praxis\nMüller'},
    article('first'),
    newsletter('n', [picked('A', 'first')]),
  ])
  expect(made.mail.from.name).toBe('Praxis Müller')
  expect(made.mail.headers['List-Id']).toBe('<newsletter.example.org>')
})

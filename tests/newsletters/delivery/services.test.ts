import {mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {afterEach, beforeEach, describe, expect, it} from 'vitest'
import {deliverDraft} from '../../../src/newsletters/delivery/deliver-draft.ts'
import {DeliveryError} from '../../../src/newsletters/delivery/delivery-error.ts'
import {openLedger} from '../../../src/newsletters/delivery/ledger.ts'
import type {ServiceDefinition, ServiceDraft} from '../../../src/newsletters/delivery/service.ts'
import {services, serviceOf} from '../../../src/newsletters/delivery/services/index.ts'
import {settingsOf} from '../../../src/command-line/draft-newsletter.ts'
import {fakeButtondown} from './fakes/buttondown.ts'
import {fakeFolder} from './fakes/file.ts'
import {fakeListmonk} from './fakes/listmonk.ts'
import {fakeMailchimp} from './fakes/mailchimp.ts'
import type {Fake} from './fakes/server.ts'

/** Every mail service with its fake. Add a new service here. */
const fakes: Readonly<Record<string, () => Promise<Fake>>> = {
  file: fakeFolder,
  buttondown: fakeButtondown,
  listmonk: fakeListmonk,
  mailchimp: fakeMailchimp,
}

const draftOf = (fields: Partial<ServiceDraft> = {}): ServiceDraft => {
  const draft = {
    key: 'newsletter-2026-11@example.org',
    slug: 'november-2026',
    title: 'November 2026',
    subject: 'A calmer back',
    preheader: 'In twenty minutes',
    html: '<!doctype html><html lang="en"><head><title>A calmer back</title></head><body style="margin:0"><p style="margin:0">Read it all</p></body></html>',
    text: 'Read it all\n',
    simpleHtml: '<p>Read it all</p>',
    url: 'https://example.org/newsletters/november-2026/index.html',
    from: {name: 'Tests', address: 'news@example.org'},
    replyTo: 'editors@example.org',
    ...fields,
  }
  return {...draft, contentHash: JSON.stringify(draft)}
}

it('every service is tested, and every test has its service', () => {
  expect(services.map(({name}) => name).toSorted()).toEqual(Object.keys(fakes).toSorted())
})

const problemOf = async (promise: Promise<unknown>): Promise<DeliveryError> => {
  const result = await promise.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (result instanceof DeliveryError) return result
  throw new Error(`it did not fail as expected: ${String(result)}`)
}

/** Sets up a service with a new fake and a new ledger for each test. */
const useService = (name: string) => {
  let fake: Fake
  let folder: string
  let service: ServiceDefinition

  beforeEach(async () => {
    fake = (await fakes[name]?.()) ?? (await fakeFolder())
    folder = mkdtempSync(join(tmpdir(), 'bodytext-ledger-'))
    const found = serviceOf(name)
    if (found === undefined) throw new Error(`there is no service ${name}`)
    service = found
  })
  afterEach(async () => {
    expect(fake.sends(), 'nothing is ever sent').toBe(0)
    await fake.close()
    rmSync(folder, {recursive: true, force: true})
  })

  const ledgerPath = (): string => join(folder, 'ledger.json')
  const deliver = async (draft = draftOf(), {env = fake.env, timeout = 5000} = {}) =>
    deliverDraft({
      service: name,
      title: service.title,
      draftService: service.connect({values: settingsOf(service, env), timeout}),
      ledger: openLedger(ledgerPath()),
      draft,
    })
  const loseLedger = (): void => rmSync(ledgerPath(), {force: true})

  return {
    deliver,
    loseLedger,
    ledgerPath,
    get fake() {
      return fake
    },
    get service() {
      return service
    },
  }
}

describe.each(Object.keys(fakes))('%s', (name) => {
  const used = useService(name)
  const {deliver, loseLedger, ledgerPath} = used

  it('makes a draft that holds the issue', async () => {
    const {outcome, remote} = await deliver()
    expect(outcome).toBe('created')
    expect(remote.isDraft).toBe(true)
    const [held, ...more] = used.fake.held()
    expect(more).toEqual([])
    expect(held).toMatchObject({id: remote.id, subject: 'A calmer back'})
    expect(held?.html).toContain('<p style="margin:0">Read it all</p>')
  })

  it('changes nothing when it is run again with the same issue', async () => {
    const first = await deliver()
    const asked = used.fake.asked.length
    expect(await deliver()).toMatchObject({outcome: 'unchanged', remote: {id: first.remote.id}})
    expect(used.fake.asked.slice(asked).map(({method}) => method)).toEqual(name === 'file' ? [] : ['GET'])
    expect(used.fake.held()).toHaveLength(1)
  })

  it('updates the draft when the issue changed', async () => {
    await deliver()
    expect(await deliver(draftOf({subject: 'A calmer neck'}))).toMatchObject({outcome: 'updated'})
    expect(used.fake.held().map(({subject}) => subject)).toEqual(['A calmer neck'])
  })

  it('finds the draft again when the ledger is lost, also among many others', async () => {
    await deliver()
    for (const number of [1, 2, 3, 4, 5]) {
      await deliver(draftOf({key: `other-${number}@example.org`, slug: `other-${number}`, title: `Other ${number}`}))
    }
    loseLedger()
    expect(await deliver(draftOf({subject: 'A calmer neck'}))).toMatchObject({outcome: 'updated'})
    expect(used.fake.held()).toHaveLength(6)
  })

  it('makes it anew when somebody removed it at the service', async () => {
    const {remote} = await deliver()
    used.fake.remove(remote.id)
    expect(await deliver()).toMatchObject({outcome: 'created'})
    expect(used.fake.held()).toHaveLength(1)
  })

  it.each([
    ['with its ledger', false],
    ['when the ledger is lost', true],
  ])('leaves alone what was sent, %s', async (_, isLost) => {
    const {remote} = await deliver()
    used.fake.markSent(remote.id)
    if (isLost) loseLedger()
    const before = used.fake.held()
    const error = await problemOf(deliver(draftOf({subject: 'Too late'})))
    expect(error.problem).toBe('sent')
    expect(error.message).toBe(
      `${used.service.title} has this issue already, and it is no draft any more (${used.fake.sentStatus}): nothing was changed there`,
    )
    expect(used.fake.held()).toEqual(before)
  })

  it('does not make it a second time when what was sent is gone from the service', async () => {
    const {remote} = await deliver()
    used.fake.markSent(remote.id)
    await problemOf(deliver(draftOf({subject: 'Too late'})))
    used.fake.remove(remote.id)
    expect((await problemOf(deliver(draftOf({subject: 'Too late'})))).problem).toBe('sent')
    expect(used.fake.held()).toEqual([])
  })

  it('never writes what is secret into the ledger', async () => {
    await deliver()
    expect(readFileSync(ledgerPath(), 'utf8')).not.toContain(used.fake.secret)
  })

  it('refuses a ledger it cannot read, rather than forget what it knew', async () => {
    writeFileSync(ledgerPath(), '{"version": 1')
    expect((await problemOf(deliver())).message).toContain('Cannot read')
    expect(used.fake.held()).toEqual([])
  })

  it('says what would be asked, without what is secret', () => {
    const connected = used.service.connect({values: settingsOf(used.service, used.fake.env), timeout: 1000})
    const plan = connected.plan(draftOf())
    expect(plan.length).toBeGreaterThan(0)
    expect(JSON.stringify(plan)).not.toContain(used.fake.secret)
    expect(used.fake.asked).toEqual([])
  })
})

describe.each(Object.keys(fakes).filter((name) => name !== 'file'))('%s over a network that fails', (name) => {
  const used = useService(name)
  const {deliver} = used

  it('makes one draft when the answer to making it is lost', async () => {
    used.fake.failNext('POST', {kind: 'lost'})
    expect(await deliver()).toMatchObject({outcome: 'created'})
    expect(used.fake.held()).toHaveLength(1)
    expect(used.fake.held()[0]?.html).toContain('Read it all')
    expect(used.fake.asked.filter(({method}) => method === 'POST')).toHaveLength(1)
    expect(await deliver()).toMatchObject({outcome: 'unchanged'})
  })

  it('makes one draft when the answer is lost and nothing can be looked up until the next run', async () => {
    used.fake.failNext('POST', {kind: 'lost'})
    // The first lookup finds nothing. The lookup after the lost answer fails.
    used.fake.failNext('GET', {kind: 'after', answer: {status: 200, body: emptyOf(name)}})
    used.fake.failNext('GET', {kind: 'instead', answer: {status: 503, body: {}}})
    expect((await problemOf(deliver())).problem).toBe('unanswered')
    expect(await deliver()).toMatchObject({outcome: 'updated'})
    expect(used.fake.held()).toHaveLength(1)
  })

  it('makes one draft when something in between answers with an error', async () => {
    used.fake.failNext('POST', {
      kind: 'after',
      answer: {status: 502, body: '<html>Bad gateway</html>', headers: {'content-type': 'text/html'}},
    })
    expect(await deliver()).toMatchObject({outcome: 'created'})
    expect(used.fake.held()).toHaveLength(1)
  })

  it('says what to do where the service has a problem of its own, and does not try again by itself', async () => {
    used.fake.failNext('POST', {
      kind: 'instead',
      answer: {status: 500, body: {message: 'Internal error', detail: 'Internal error'}},
    })
    const error = await problemOf(deliver())
    expect(error.message).toBe(
      `${used.service.title} has a problem of its own (500): Internal error. Run the command again later: it looks first at what is there`,
    )
    expect(used.fake.asked.filter(({method}) => method === 'POST')).toHaveLength(1)
    expect(used.fake.held()).toEqual([])
  })

  it('says how long to wait when it asks too often', async () => {
    used.fake.failNext('POST', {kind: 'instead', answer: {status: 429, headers: {'retry-after': '17'}, body: {}}})
    expect((await problemOf(deliver())).message).toBe(
      `${used.service.title} asks to wait (429). Run the command again in 17 seconds: it goes on where it was`,
    )
    expect(used.fake.asked.filter(({method}) => method === 'POST')).toHaveLength(1)
  })

  it.each([
    [401, 'does not let us in (401): No. Check '],
    [403, 'does not let us in (403): No. Check '],
    [409, 'has such a draft already (409): No'],
    [422, 'does not take it (422): No'],
  ])('explains %i', async (status, words) => {
    used.fake.failNext('POST', {kind: 'instead', answer: {status, body: {detail: 'No', message: 'No'}}})
    expect((await problemOf(deliver())).message).toContain(`${used.service.title} ${words}`)
  })

  it('explains 404 and what is not its address', async () => {
    used.fake.failNext('POST', {kind: 'instead', answer: {status: 404, body: 'nothing here'}})
    expect((await problemOf(deliver())).message).toContain(`${used.service.title} does not know this address (404)`)
    used.fake.failNext('GET', {kind: 'instead', answer: {status: 200, body: '<!doctype html><p>A shop'}})
    expect((await problemOf(deliver())).message).toContain('answered with something that is not JSON')
  })

  it('never prints what is secret, even if the service says it', async () => {
    used.fake.failNext('POST', {
      kind: 'instead',
      answer: {status: 401, body: {detail: `Bad key ${used.fake.secret}`, message: `Bad key ${used.fake.secret}`}},
    })
    const error = await problemOf(deliver())
    expect(error.message).toContain('Bad key •••')
    expect(`${error.message}${String(error.stack)}${String(error.cause)}`).not.toContain(used.fake.secret)
  })

  it('sends credentials to nobody else', async () => {
    const other = await fakes['buttondown']?.()
    used.fake.failNext('GET', {
      kind: 'instead',
      answer: {status: 302, headers: {location: other?.env['BUTTONDOWN_API_URL'] ?? ''}},
    })
    expect((await problemOf(deliver())).message).toContain(
      'answered that it is elsewhere (302): nothing was sent there',
    )
    expect(other?.asked).toEqual([])
    await other?.close()
  })

  it('does not wait for ever', async () => {
    const silent = await hangingServer()
    const env = Object.fromEntries(
      Object.entries(used.fake.env).map(([setting, value]) => [
        setting,
        value.replace(/^http:\/\/127\.0\.0\.1:\d+/, silent.url),
      ]),
    )
    const error = await problemOf(deliver(draftOf(), {env, timeout: 200}))
    expect(error.problem).toBe('unanswered')
    expect(error.message).toContain(`${used.service.title} did not answer within`)
    await silent.close()
  })

  it('updates what is half done: a draft whose update failed is not taken for done', async () => {
    await deliver()
    const method = name === 'listmonk' ? 'PUT' : 'PATCH'
    used.fake.failNext(method, {kind: 'instead', answer: {status: 500, body: {}}})
    await problemOf(deliver(draftOf({subject: 'Second'})))
    expect(await deliver(draftOf({subject: 'Second'}))).toMatchObject({outcome: 'updated'})
    expect(used.fake.held().map(({subject}) => subject)).toEqual(['Second'])
  })
})

const emptyOf = (name: string): unknown =>
  ({
    buttondown: {results: [], next: null},
    listmonk: {data: {results: [], total: 0}},
    mailchimp: {campaigns: [], total_items: 0},
  })[name]

const hangingServer = async (): Promise<{url: string; close: () => Promise<void>}> => {
  const {createServer} = await import('node:http')
  const server = createServer(() => {})
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

describe('Files', () => {
  it('keep what a person put beside them, and never take the place of another issue', async () => {
    const used = await fakeFolder()
    const folder = used.env['NEWSLETTER_FOLDER'] ?? ''
    const service = serviceOf('file')
    if (service === undefined) throw new Error('there is none')
    const ledger = openLedger(join(folder, '..', `ledger-${Date.now()}.json`))
    const draftService = service.connect({values: used.env, timeout: 1})
    const deliver = (draft: ServiceDraft) =>
      deliverDraft({service: 'file', title: 'Files', draftService, ledger, draft})
    const [a, b] = [draftOf({key: 'a', slug: 'june'}), draftOf({key: 'b', slug: 'june', subject: 'The other'})]
    await deliver(a)
    writeFileSync(join(folder, 'june', 'notes.txt'), 'mine')
    await deliver({...a, subject: 'Again', contentHash: 'x'})
    expect(readFileSync(join(folder, 'june', 'notes.txt'), 'utf8')).toBe('mine')
    expect((await problemOf(deliver(b))).problem).toBe('conflict')
    renameSync(join(folder, 'june'), join(folder, 'old'))
    await deliver(b)
    await deliver({...a, slug: 'july', subject: 'Later', contentHash: 'y'})
    expect(used.held().map(({id, subject}) => [id, subject])).toEqual([
      ['june', 'The other'],
      ['old', 'Later'],
    ])
    await used.close()
  })
})

describe('Buttondown', () => {
  it('always says that it is a draft, names the version, and puts no empty line into the mail', async () => {
    const fake = await fakeButtondown()
    const service = serviceOf('buttondown')
    if (service === undefined) throw new Error('there is none')
    const connected = service.connect({values: settingsOf(service, fake.env), timeout: 5000})
    const {id} = await connected.createDraft(draftOf({html: '<html><body><p>One</p>\n\n<p>Two</p></body></html>'}))
    await connected.updateDraft(id, draftOf())
    const written = fake.asked.filter(({method}) => method !== 'GET')
    expect(written.map(({body}) => body['status'])).toEqual(['draft', 'draft'])
    expect(written.map(({headers}) => headers['x-api-version'])).toEqual(['2026-04-01', '2026-04-01'])
    expect(written[0]?.body['body']).toBe('<!-- buttondown-editor-mode: plaintext -->\n<p>One</p>\n<p>Two</p>')
    await fake.close()
  })

  it('knows an issue that was sent, though a copy of it is a draft', async () => {
    const fake = await fakeButtondown()
    const service = serviceOf('buttondown')
    if (service === undefined) throw new Error('there is none')
    const connected = service.connect({values: settingsOf(service, fake.env), timeout: 5000})
    const {id} = await connected.createDraft(draftOf())
    fake.markSent(id)
    await connected.createDraft(draftOf({slug: 'copy'}))
    expect(await connected.findByKey(draftOf().key)).toMatchObject({id, isDraft: false})
    await fake.close()
  })

  it('says so when another mail has the address', async () => {
    const fake = await fakeButtondown()
    const service = serviceOf('buttondown')
    if (service === undefined) throw new Error('there is none')
    const connected = service.connect({values: settingsOf(service, fake.env), timeout: 5000})
    await connected.createDraft(draftOf({key: 'other@example.org'}))
    expect((await problemOf(connected.createDraft(draftOf()))).message).toBe(
      'Buttondown does not take it (400): The slug is invalid or already in use',
    )
    await fake.close()
  })

  it('does not send a key in the open', () => {
    const service = serviceOf('buttondown')
    expect(() =>
      service?.connect({
        values: {BUTTONDOWN_API_KEY: 'k', BUTTONDOWN_API_URL: 'http://api.buttondown.com/v1'},
        timeout: 1,
      }),
    ).toThrow('expected an address with https://: the key would be sent in the open')
  })
})

describe('listmonk', () => {
  it('says which lists it left out', async () => {
    const fake = await fakeListmonk()
    const service = serviceOf('listmonk')
    if (service === undefined) throw new Error('there is none')
    const connected = service.connect({
      values: settingsOf(service, {...fake.env, LISTMONK_LISTS: '1,9'}),
      timeout: 5000,
    })
    expect((await connected.createDraft(draftOf())).notes).toEqual([
      'listmonk left out list 9: it is not there, or the user may not use it',
    ])
    await fake.close()
  })

  it('keeps what only Outlook reads, and leaves the whole document to a template of its own', async () => {
    const fake = await fakeListmonk()
    const service = serviceOf('listmonk')
    if (service === undefined) throw new Error('there is none')
    const html = '<html><body><!--[if mso]><table width="600"><![endif]--><p>One</p></body></html>'
    const connected = service.connect({values: settingsOf(service, fake.env), timeout: 5000})
    await connected.createDraft(draftOf({html}))
    expect(fake.held()[0]?.html).toBe(
      '<html><body>{{ Safe "<!--[if mso]><table width=\\"600\\"><![endif]-->" }}<p>One</p></body></html>',
    )
    const {LISTMONK_TEMPLATE_ID: _, ...without} = fake.env
    await service.connect({values: settingsOf(service, without), timeout: 5000}).createDraft(draftOf({key: 'b', html}))
    expect(fake.held()[1]?.html).not.toContain('<body>')
    await fake.close()
  })
})

describe('Mailchimp', () => {
  it('goes to the data centre that the key names', () => {
    const service = serviceOf('mailchimp')
    const values = {MAILCHIMP_API_KEY: 'abc-us21', MAILCHIMP_LIST_ID: 'l'}
    expect(
      service
        ?.connect({values, timeout: 1})
        .plan(draftOf())
        .map(({method, url}) => `${method} ${url}`),
    ).toEqual([
      'POST https://us21.api.mailchimp.com/3.0/campaigns',
      'PUT https://us21.api.mailchimp.com/3.0/campaigns/{id}/content',
    ])
    expect(() => service?.connect({values: {...values, MAILCHIMP_API_KEY: 'abc'}, timeout: 1})).toThrow(
      'expected one that ends with its data centre, such as -us21',
    )
  })

  it('finishes a draft whose text did not arrive', async () => {
    const fake = await fakeMailchimp()
    const service = serviceOf('mailchimp')
    if (service === undefined) throw new Error('there is none')
    const connected = service.connect({values: settingsOf(service, fake.env), timeout: 5000})
    const folder = mkdtempSync(join(tmpdir(), 'bodytext-ledger-'))
    const run = () =>
      deliverDraft({
        service: 'mailchimp',
        title: 'Mailchimp',
        draftService: connected,
        ledger: openLedger(join(folder, 'ledger.json')),
        draft: draftOf(),
      })
    fake.failNext('PUT', {kind: 'instead', answer: {status: 429, body: {}}})
    expect((await problemOf(run())).problem).toBe('busy')
    expect(fake.held().map(({html}) => html)).toEqual([''])
    expect(await run()).toMatchObject({outcome: 'updated'})
    expect(fake.held()).toHaveLength(1)
    expect(fake.held()[0]?.html).toContain('Read it all')
    rmSync(folder, {recursive: true})
    await fake.close()
  })
})

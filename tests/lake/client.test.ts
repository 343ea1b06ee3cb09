import {ClientError, type MutationEvent, type SanityClient, type WelcomeEvent} from '@sanity/client'
import {firstValueFrom, filter, share, take, toArray} from 'rxjs'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {runLake} from './running-lake.ts'

const refused = async (task: Promise<unknown>): Promise<ClientError> => {
  try {
    await task
  } catch (error) {
    if (error instanceof ClientError) return error
    throw error
  }
  throw new Error('It was not refused')
}

const person = {_id: 'ann', _type: 'person', name: 'Ann', tags: ['a']}

const isWelcome = ({type}: {type: string}): boolean => type === 'welcome'

/** Listens to a query. `isWelcomed` resolves when listening has begun, `told` with the first `count` mutations. */
const listen = (
  client: SanityClient,
  query: string,
  count = 1,
  options: {readonly includePreviousRevision?: boolean; readonly effectFormat?: 'mendoza'} = {},
): {readonly isWelcomed: Promise<WelcomeEvent>; readonly told: Promise<MutationEvent[]>} => {
  const events = client.listen(query, {}, {...options, events: ['welcome', 'mutation']}).pipe(share())
  const told = firstValueFrom(
    events.pipe(
      filter((event): event is MutationEvent => event.type === 'mutation'),
      take(count),
      toArray(),
    ),
  )
  const isWelcomed = firstValueFrom(events.pipe(filter((event): event is WelcomeEvent => event.type === 'welcome')))
  return {isWelcomed, told}
}

describe('queries', () => {
  it('take parameters, by GET and by POST, and say how long they took', async () => {
    const {client} = await runLake()
    await client.create(person)
    expect(await client.fetch('*[name == $name]{_id, "p": $name}', {name: 'Ann'})).toEqual([{_id: 'ann', p: 'Ann'}])
    const long = 'x'.repeat(20_000)
    expect(await client.fetch('{"p": $long, "n": count(*)}', {long})).toEqual({p: long, n: 1})
    const response = await client.fetch('*[]._id', {}, {filterResponse: false})
    expect(response).toMatchObject({result: ['ann'], query: '*[]._id', syncTags: ['s1:dataset']})
    expect(response.ms).toBeTypeOf('number')
  })

  it('see what their perspective shows', async () => {
    const {client} = await runLake()
    await client
      .transaction([
        {create: {_id: 'a', _type: 't', n: 'published'}},
        {create: {_id: 'drafts.a', _type: 't', n: 'draft'}},
        {create: {_id: 'versions.r1.a', _type: 't', n: 'version'}},
        {create: {_id: 'drafts.b', _type: 't', n: 'only a draft'}},
      ])
      .commit()
    const query = '*[_type == "t"] | order(_id){_id, _originalId, n}'
    const shown = (perspective: 'raw' | 'published' | 'drafts' | string[]) => client.fetch(query, {}, {perspective})
    expect((await shown('raw')).map(({_id}: {_id: string}) => _id)).toEqual([
      'a',
      'drafts.a',
      'drafts.b',
      'versions.r1.a',
    ])
    expect(await shown('published')).toEqual([{_id: 'a', _originalId: null, n: 'published'}])
    expect(await shown('drafts')).toEqual([
      {_id: 'a', _originalId: 'drafts.a', n: 'draft'},
      {_id: 'b', _originalId: 'drafts.b', n: 'only a draft'},
    ])
    expect(await shown(['r1', 'drafts'])).toEqual([
      {_id: 'a', _originalId: 'versions.r1.a', n: 'version'},
      {_id: 'b', _originalId: 'drafts.b', n: 'only a draft'},
    ])
    expect(await client.fetch('*[_id == "a"][0]', {}, {perspective: 'drafts'})).toMatchObject({
      _id: 'a',
      _originalId: 'drafts.a',
      n: 'draft',
    })
  })

  it('that cannot be parsed say where', async () => {
    const {client} = await runLake()
    const error = await refused(client.fetch('*[_type == '))
    expect(error.statusCode).toBe(400)
    expect(error.message).toContain('GROQ query parse error')
    expect(error.message).toContain('*[_type == ')
  })

  it('that take too long are stopped, and the lake goes on', async () => {
    const {client, lake} = await runLake({queryTimeLimit: 500})
    await lake.lake.mutate(Array.from({length: 400}, (_, n) => ({create: {_id: `d${n}`, _type: 't', n}})))
    const nested = Array.from({length: 9}).reduce<string>(
      (inner) => `*[n >= 0 && _id in ${inner}._id && count(*[n > ^.n]) > 0]`,
      '*',
    )
    const error = await refused(client.fetch(`${nested}{"x": count(*[n > ^.n && n > 3])}`))
    expect(error.message).toContain('Query stopped after 0.5 seconds')
    const loops = Array.from({length: 12}).reduce<string>(
      (inner) => `[0,1,2,3,4,5,6,7,8,9][count(${inner}) > -1]`,
      '[1]',
    )
    expect((await refused(client.fetch(loops))).message).toContain('Query stopped')
    const wild = await refused(
      client.fetch('$text match $pattern', {text: 'a'.repeat(3000), pattern: `${'*a'.repeat(30)}*b`}),
    )
    expect(wild.message).toContain('Query stopped')
    expect(await client.fetch('count(*)')).toBe(400)
  })

  it('answer text::query and match over a whole dataset', async () => {
    const {client} = await runLake()
    await client.create({
      _id: 'x',
      _type: 't',
      title: 'Back pain',
      body: [
        {
          _type: 'block',
          children: [
            {_type: 'span', text: 'mass'},
            {_type: 'span', text: 'age'},
          ],
        },
      ],
    })
    await client.create({_id: 'y', _type: 't', title: 'Neck'})
    expect(await client.fetch('*[[@, _id] match text::query($q)]._id', {q: 'massage'})).toEqual(['x'])
    expect(await client.fetch('*[[@, _id] match text::query($q)]._id', {q: 'pain -neck'})).toEqual(['x'])
    expect(await client.fetch('*[title match text::query($q)]._id', {q: 'nec*'})).toEqual(['y'])
    expect(await client.fetch('*[title match "ba*"] | score(title match "back"){_id, _score}')).toMatchObject([
      {_id: 'x'},
    ])
  })
})

describe('documents', () => {
  it('are created, read, patched and deleted', async () => {
    const {client} = await runLake()
    const created = await client.create({_type: 'person', name: 'New'})
    expect(created._id).toMatch(/^[\w-]{36}$/)
    expect(created._createdAt).toBe(created._updatedAt)
    const patched = await client
      .patch(created._id)
      .set({name: 'Changed', 'a.b': [1]})
      .inc({n: 2})
      .setIfMissing({list: []})
      .append('list', [{_key: 'k', v: 1}])
      .commit()
    expect(patched).toMatchObject({name: 'Changed', list: [{_key: 'k', v: 1}]})
    expect(patched._rev).not.toBe(created._rev)
    await client
      .patch(created._id)
      .set({'list[_key=="k"].v': 5})
      .diffMatchPatch({name: '@@ -1,7 +1,8 @@\n+X\n Changed\n'})
      .commit()
    expect(await client.getDocument(created._id)).toMatchObject({name: 'XChanged', list: [{_key: 'k', v: 5}]})
    expect(await client.getDocuments(['no', created._id])).toMatchObject([null, {_id: created._id}])
    await client.delete(created._id)
    expect(await client.getDocument(created._id)).toBeUndefined()
  })

  it('keep ids, times and what createIfNotExists and createOrReplace promise', async () => {
    const {client} = await runLake()
    const first = await client.create({...person, _createdAt: '2020-01-01T00:00:00Z'})
    expect(first._createdAt).toBe('2020-01-01T00:00:00Z')
    expect(await client.createIfNotExists({...person, name: 'Other'})).toMatchObject({name: 'Ann', _rev: first._rev})
    const replaced = await client.createOrReplace({_id: 'ann', _type: 'person', name: 'Other'})
    expect(replaced).toMatchObject({name: 'Other', _createdAt: '2020-01-01T00:00:00Z'})
    expect(replaced).not.toHaveProperty('tags')
    const prefixed = await client.create({_id: 'drafts.', _type: 'person'})
    expect(prefixed._id).toMatch(/^drafts\.[\w-]{36}$/)
  })

  it('are refused with the reason and the mutation, and nothing of the transaction is done', async () => {
    const {client} = await runLake()
    await client.create(person)
    const exists = await refused(client.transaction([{create: {_id: 'new', _type: 't'}}, {create: person}]).commit())
    expect(exists.statusCode).toBe(409)
    expect(exists.details).toMatchObject({
      type: 'mutationError',
      items: [{error: {type: 'documentAlreadyExistsError', id: 'ann'}, index: 1}],
    })
    expect(await client.getDocument('new')).toBeUndefined()
    const revision = await refused(client.patch('ann').set({a: 1}).ifRevisionId('nope').commit())
    expect(revision.details.items[0].error.type).toBe('documentRevisionIDDoesNotMatchError')
    const missing = await refused(client.patch('nobody').set({a: 1}).commit())
    expect(missing.details.items[0].error.type).toBe('documentNotFoundError')
    for (const bad of ['a/b', '../x', '-a', 'a..b', 'x'.repeat(200)]) {
      expect((await refused(client.create({_id: bad, _type: 't'}))).statusCode).toBe(400)
    }
    const fixed = await refused(client.patch('ann').set({_type: 'robot'}).commit())
    expect(fixed.message).toContain('Cannot change `_type`')
  })

  it('that others refer to strongly stay until those are gone', async () => {
    const {client} = await runLake()
    await client.create(person)
    await client.create({_id: 'story', _type: 'story', by: {_type: 'reference', _ref: 'ann'}})
    const held = await refused(client.delete('ann'))
    expect(held.details.items[0].error).toMatchObject({
      type: 'documentHasExistingReferencesError',
      referencingIDs: ['story'],
    })
    await client.transaction([{delete: {id: 'ann'}}, {delete: {id: 'story'}}]).commit()
    expect(await client.fetch('count(*)')).toBe(0)
  })

  it('are changed by query, tried without being changed, and given back', async () => {
    const {client} = await runLake()
    for (const n of [1, 2, 3]) await client.create({_id: `n${n}`, _type: 'n', n})
    const result = await client.mutate([{patch: {query: '*[_type == "n" && n > $m]', params: {m: 1}, inc: {n: 10}}}], {
      returnDocuments: true,
      returnFirst: false,
    })
    expect(result.map((document) => document['n'])).toEqual([12, 13])
    await client.delete({query: '*[_type == "n" && n > 5]'}, {dryRun: true})
    expect(await client.fetch('count(*)')).toBe(3)
    await client.delete({query: '*[_type == "n" && n > 5]'})
    expect(await client.fetch('*[]._id')).toEqual(['n1'])
    const keyed = await client.create({_type: 'n', list: [{a: 1}, {_key: 'kept'}]}, {autoGenerateArrayKeys: true})
    expect(keyed['list']).toEqual([{_key: expect.stringMatching(/^[0-9a-f]{12}$/), a: 1}, {_key: 'kept'}])
  })

  it('are committed once, however often a transaction is sent', async () => {
    const running = await runLake()
    const {client} = running
    await client.create({_id: 'c', _type: 'c', n: 0})
    const send = (): Promise<unknown> =>
      client
        .transaction([{patch: {id: 'c', inc: {n: 1}}}])
        .transactionId('once')
        .commit()
    await Promise.all([send(), send()])
    expect(await client.getDocument('c')).toMatchObject({n: 1, _rev: 'once'})
    const byQuery = [{patch: {query: '*[_type == "c"]', inc: {n: 1}}}]
    const {lake} = running.lake
    await Promise.all([1, 2, 3].map(() => lake.mutate(byQuery, {transactionId: 'by-query'})))
    expect(await client.getDocument('c')).toMatchObject({n: 2, _rev: 'by-query'})
    const other = await refused(
      client
        .transaction([{patch: {id: 'c', inc: {n: 2}}}])
        .transactionId('once')
        .commit(),
    )
    expect(other.statusCode).toBe(409)
  })
})

describe('actions', () => {
  it('edit, publish, unpublish and delete', async () => {
    const {client} = await runLake()
    await client.action({
      actionType: 'sanity.action.document.create',
      publishedId: 'p',
      attributes: {_id: 'drafts.p', _type: 't', n: 1},
      ifExists: 'fail',
    })
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.p',
      publishedId: 'p',
      patch: {set: {n: 2}, unset: ['_empty_action_guard_pseudo_field_']},
    })
    const {transactionId} = await client.action({
      actionType: 'sanity.action.document.publish',
      draftId: 'drafts.p',
      publishedId: 'p',
    })
    expect(await client.fetch('*{_id, n, _rev}')).toEqual([{_id: 'p', n: 2, _rev: transactionId}])
    await client.action({
      actionType: 'sanity.action.document.edit',
      draftId: 'drafts.p',
      publishedId: 'p',
      patch: {inc: {n: 1}},
    })
    expect(await client.fetch('*[]{_id, n} | order(_id)')).toEqual([
      {_id: 'drafts.p', n: 3},
      {_id: 'p', n: 2},
    ])
    await client.action({actionType: 'sanity.action.document.unpublish', draftId: 'drafts.p', publishedId: 'p'})
    expect(await client.fetch('*[]._id')).toEqual(['drafts.p'])
    await client.action({actionType: 'sanity.action.document.publish', draftId: 'drafts.p', publishedId: 'p'})
    await client.action({actionType: 'sanity.action.document.delete', publishedId: 'p', includeDrafts: []})
    expect(await client.fetch('count(*)')).toBe(0)
  })

  it('strengthen references as a document is published', async () => {
    const {client} = await runLake()
    await client.create({
      _id: 'drafts.s',
      _type: 's',
      by: {_type: 'reference', _ref: 'ann', _weak: true, _strengthenOnPublish: {type: 'person'}},
      list: [{_key: 'w', _ref: 'b', _weak: true, _strengthenOnPublish: {type: 'x', weak: true}}],
    })
    await client.action({actionType: 'sanity.action.document.publish', draftId: 'drafts.s', publishedId: 's'})
    expect(await client.getDocument('s')).toMatchObject({
      by: {_type: 'reference', _ref: 'ann'},
      list: [{_key: 'w', _ref: 'b', _weak: true}],
    })
    expect((await client.getDocument('s'))?.['by']).not.toHaveProperty('_weak')
  })

  it('that cannot be done say which, and none of the request is done', async () => {
    const {client} = await runLake()
    const error = await refused(
      client.action([
        {
          actionType: 'sanity.action.document.create',
          publishedId: 'p',
          attributes: {_id: 'drafts.p', _type: 't'},
          ifExists: 'fail',
        },
        {actionType: 'sanity.action.document.publish', draftId: 'drafts.other', publishedId: 'other'},
      ]),
    )
    expect(error.statusCode).toBe(409)
    expect(error.details).toMatchObject({
      type: 'actionError',
      items: [{index: 1, error: {type: 'documentNotFoundError'}}],
    })
    expect(await client.fetch('count(*)')).toBe(0)
  })
})

describe('releases', () => {
  const releaseOf = (client: SanityClient, id: string) => client.fetch('*[_id == $id][0]', {id: `_.releases.${id}`})

  it('are made, filled and published together', async () => {
    const {client} = await runLake()
    await client.create({_id: 'a', _type: 't', n: 1})
    await client.create({_id: 'gone', _type: 't', n: 1})
    await client.releases.create({releaseId: 'spring', metadata: {title: 'Spring', releaseType: 'asap'}})
    await client.createVersion({
      publishedId: 'a',
      releaseId: 'spring',
      document: {_id: 'versions.spring.a', _type: 't', n: 2},
    })
    await client.createVersion({
      publishedId: 'b',
      releaseId: 'spring',
      document: {_id: 'versions.spring.b', _type: 't', n: 3},
    })
    await client.unpublishVersion({publishedId: 'gone', releaseId: 'spring'})
    const stack = {perspective: ['spring']}
    expect(await client.fetch('*[_type == "t"]{_id, n} | order(_id)', {}, stack)).toEqual([
      {_id: 'a', n: 2},
      {_id: 'b', n: 3},
    ])
    expect(await client.fetch('*[sanity::partOfRelease("spring")]._id')).toHaveLength(3)
    await client.releases.publish({releaseId: 'spring'})
    expect(await client.fetch('*[_type == "t"]{_id, n} | order(_id)')).toEqual([
      {_id: 'a', n: 2},
      {_id: 'b', n: 3},
    ])
    expect(await releaseOf(client, 'spring')).toMatchObject({state: 'published', name: 'spring'})
    await client.releases.delete({releaseId: 'spring'})
    expect(await releaseOf(client, 'spring')).toBeNull()
  })

  it('are archived and come back with what was in them', async () => {
    const {client} = await runLake()
    await client.releases.create({releaseId: 'r'})
    await client.createVersion({publishedId: 'a', releaseId: 'r', document: {_id: 'versions.r.a', _type: 't', n: 2}})
    await client.releases.archive({releaseId: 'r'})
    expect(await client.getDocument('versions.r.a')).toBeUndefined()
    const locked = await refused(
      client.createVersion({publishedId: 'b', releaseId: 'r', document: {_id: 'versions.r.b', _type: 't'}}),
    )
    expect(locked.details.items[0].error.type).toBe('releaseStateError')
    await client.releases.unarchive({releaseId: 'r'})
    expect(await client.getDocument('versions.r.a')).toMatchObject({n: 2})
    expect(await releaseOf(client, 'r')).toMatchObject({state: 'active'})
  })

  it('are published when their time has come, also if the lake was stopped then', async () => {
    let now = Date.parse('2026-01-01T00:00:00Z')
    const {client, lake} = await runLake({now: () => new Date(now)})
    await client.releases.create({releaseId: 'r'})
    await client.createVersion({publishedId: 'a', releaseId: 'r', document: {_id: 'versions.r.a', _type: 't', n: 2}})
    await client.releases.schedule({releaseId: 'r', publishAt: '2026-01-01T00:00:00.300Z'})
    expect(await releaseOf(client, 'r')).toMatchObject({state: 'scheduled'})
    await client.releases.unschedule({releaseId: 'r'})
    expect(await releaseOf(client, 'r')).toMatchObject({state: 'active'})
    const {told: published, isWelcomed} = listen(client, '*[_id == "a"]')
    await isWelcomed
    await client.releases.schedule({releaseId: 'r', publishAt: '2026-01-01T00:00:00.300Z'})
    now += 1000
    expect(await published).toMatchObject([{documentId: 'a', transition: 'appear'}])
    expect(lake.lake.get('a')).toMatchObject({n: 2})
  })

  it('may be asked about in any state without being changed', async () => {
    const {client} = await runLake()
    for (const actionType of ['publish', 'archive', 'unarchive', 'delete', 'unschedule'] as const) {
      await client.action({actionType: `sanity.action.release.${actionType}`, releaseId: 'none'}, {dryRun: true})
    }
    await client.action({actionType: 'sanity.action.release.create', releaseId: 'none', metadata: {}}, {dryRun: true})
    expect(await client.fetch('count(*)')).toBe(0)
  })
})

describe('listeners', () => {
  it('are told what happened, in order, with what they asked for', async () => {
    const {client} = await runLake()
    const {told, isWelcomed} = listen(client, '*[_type == "t" && n > 1]', 3, {
      includePreviousRevision: true,
      effectFormat: 'mendoza',
    })
    const welcome = await isWelcomed
    const first = await client.create({_id: 'a', _type: 't', n: 1})
    await client.patch('a').set({n: 2}).commit()
    await client
      .transaction([{patch: {id: 'a', set: {n: 3}}}, {create: {_id: 'b', _type: 'other'}}])
      .transactionId('both')
      .commit()
    await client.delete('a')
    const [appear, update, disappear] = await told
    expect(welcome).toMatchObject({type: 'welcome', listenerName: expect.any(String)} satisfies Partial<WelcomeEvent>)
    expect(appear).toMatchObject({
      transition: 'appear',
      documentId: 'a',
      previousRev: first._rev,
      result: {n: 2},
      previous: {n: 1},
    })
    expect(update).toMatchObject({
      transition: 'update',
      transactionId: 'both',
      resultRev: 'both',
      transactionTotalEvents: 1,
      transactionCurrentEvent: 1,
      mutations: [{patch: {id: 'a', set: {n: 3}}}],
      effects: {apply: [0, expect.objectContaining({n: 3})], revert: [0, expect.objectContaining({n: 2})]},
    })
    expect(disappear).toMatchObject({transition: 'disappear', previous: {n: 3}, effects: {apply: [0, null]}})
    expect(disappear).not.toHaveProperty('result')
  })

  it('of a new document are told no revision before it, and mutations that make it', async () => {
    const {client} = await runLake()
    await client.create({_id: 'p', _type: 't', n: 1})
    const {told, isWelcomed} = listen(client, '*[_id in ["drafts.p"]]')
    await isWelcomed
    await client.action(
      {actionType: 'sanity.action.document.edit', draftId: 'drafts.p', publishedId: 'p', patch: {set: {n: 2}}},
      {transactionId: 'edit'},
    )
    const [event] = await told
    expect(event).not.toHaveProperty('previousRev')
    expect(event).toMatchObject({
      mutations: [{create: {_id: 'drafts.p', n: 1}}, {patch: {id: 'drafts.p', set: {n: 2}}}],
      resultRev: 'edit',
    })
  })

  it('go on after what they have seen, also when the lake was started again', async () => {
    const {url, client} = await runLake()
    await client.create({_id: 'a', _type: 't', n: 1})
    const read = async (lastEventId: string | undefined, count: number): Promise<string[]> => {
      const response = await fetch(
        `${url}/v2025-02-19/data/listen/production?query=*&enableResume=true&includeResult=true`,
        {headers: lastEventId === undefined ? {} : {'last-event-id': lastEventId}},
      )
      const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
      let text = ''
      while (text.split('\n\n').length <= count) text += (await reader?.read())?.value ?? ''
      await reader?.cancel()
      return text.split('\n\n').slice(0, count)
    }
    const [welcome = ''] = await read(undefined, 1)
    const id = /^id: (.+)$/m.exec(welcome)?.[1]
    expect(id).toMatch(/^\d+\.\d+$/)
    await client.patch('a').inc({n: 1}).commit()
    await client.create({_id: 'b', _type: 't'})
    const [back, first, second] = await read(id, 3)
    expect(back).toContain('event: welcomeback')
    expect(first).toContain('"documentId":"a"')
    expect(first).toContain('"n":2')
    expect(second).toContain('"documentId":"b"')
    expect((await read('999999.0', 1))[0]).toContain('event: reset')
  })

  it('whose query cannot be parsed are refused', async () => {
    const {url} = await runLake()
    expect((await fetch(`${url}/v1/data/listen/production?query=*%5B`)).status).toBe(400)
  })

  it('of live content are told that what is published changed', async () => {
    const {client, clientWith} = await runLake()
    const live = clientWith({apiVersion: '2025-02-19'}).live.events().pipe(share())
    const told = firstValueFrom(live.pipe(filter((event) => !isWelcome(event))))
    await firstValueFrom(live.pipe(filter(isWelcome)))
    await client.create({_id: 'drafts.a', _type: 't'})
    await client.create({_id: 'a', _type: 't'})
    expect(await told).toMatchObject({type: 'message', tags: ['s1:dataset']})
  })
})

describe('assets', () => {
  const picture = (): Promise<Buffer> =>
    sharp({create: {width: 80, height: 40, channels: 3, background: '#c03030'}})
      .png()
      .toBuffer()

  it('are taken in with what a picture is, once for the same bytes, and handed out as asked', async () => {
    const {client, url} = await runLake()
    const bytes = await picture()
    const asset = await client.assets.upload('image', bytes, {filename: 'red.png', title: 'Red'})
    expect(asset).toMatchObject({
      _type: 'sanity.imageAsset',
      _id: `image-${asset.sha1hash}-80x40-png`,
      originalFilename: 'red.png',
      title: 'Red',
      extension: 'png',
      mimeType: 'image/png',
      metadata: {
        dimensions: {width: 80, height: 40, aspectRatio: 2},
        lqip: expect.stringMatching(/^data:image/),
        isOpaque: true,
        palette: {dominant: {background: expect.stringMatching(/^#[0-9a-f]{6}$/)}},
      },
    })
    expect((await client.assets.upload('image', bytes))._rev).toBe(asset._rev)
    const get = async (query: string, headers: Record<string, string> = {}) => {
      const response = await fetch(`${url}/${asset.path}${query}`, {headers})
      return {response, ...(response.ok ? await sharp(Buffer.from(await response.arrayBuffer())).metadata() : {})}
    }
    expect(await get('')).toMatchObject({width: 80, format: 'png'})
    expect(await get('?w=40')).toMatchObject({width: 40, height: 20})
    expect(await get('?w=20&h=20&fit=crop')).toMatchObject({width: 20, height: 20})
    expect(await get('?rect=0,0,10,30')).toMatchObject({width: 10, height: 30})
    expect(await get('?w=400&fit=max')).toMatchObject({width: 80})
    expect(await get('?fm=jpg&q=40')).toMatchObject({format: 'jpeg'})
    expect(await get('?auto=format', {accept: 'image/webp,*/*'})).toMatchObject({format: 'webp'})
    expect((await get('?w=none')).response.status).toBe(400)
    const etag = (await get('?w=40')).response.headers.get('etag') ?? ''
    expect((await get('?w=40', {'if-none-match': etag})).response.status).toBe(304)
  })

  it('that are no pictures are refused as such, and files are saved, not shown', async () => {
    const {client, url} = await runLake()
    expect((await refused(client.assets.upload('image', Buffer.from('no picture')))).statusCode).toBe(400)
    const svg = await client.assets.upload(
      'image',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>alert(1)</script></svg>'),
      {filename: 'x.svg'},
    )
    const shown = await fetch(`${url}/${svg.path}`)
    expect(shown.headers.get('content-disposition')).toContain('attachment')
    expect(shown.headers.get('content-security-policy')).toContain('sandbox')
    const file = await client.assets.upload('file', Buffer.from('<script>alert(1)</script>'), {filename: 'page.html'})
    expect(file).toMatchObject({_type: 'sanity.fileAsset', extension: 'html', size: 25})
    const saved = await fetch(`${url}/${file.path}`)
    expect(saved.headers.get('content-type')).toBe('application/octet-stream')
    expect(saved.headers.get('content-disposition')).toContain('attachment')
    for (const path of ['images/p/d/..%2f..%2flake.db', 'files/p/d/..%5clake.db', 'images/p/d/none.png']) {
      expect((await fetch(`${url}/${path}`)).status).toBe(404)
    }
  })
})

describe('history', () => {
  it('gives documents at a revision and a time, transactions, and turns', async () => {
    const {client, url} = await runLake()
    const first = await client.create({_id: 'drafts.a', _type: 't', n: 0})
    for (let n = 1; n <= 45; n++)
      await client
        .transaction([{patch: {id: 'drafts.a', set: {n}}}])
        .transactionId(`n${n}`)
        .commit()
    await client.action(
      {actionType: 'sanity.action.document.publish', draftId: 'drafts.a', publishedId: 'a'},
      {transactionId: 'pub'},
    )
    const get = async (path: string): Promise<unknown> =>
      (await fetch(`${url}/v1/data/history/production/${path}`)).json()
    expect(await get(`documents/drafts.a?revision=${first._rev}`)).toMatchObject({
      documents: [{n: 0, _rev: first._rev}],
    })
    expect(await get('documents/drafts.a?revision=n33')).toMatchObject({documents: [{n: 33, _rev: 'n33'}]})
    expect(await get('documents/drafts.a?lastRevision=true')).toMatchObject({documents: [{n: 45}]})
    expect(await get('documents/drafts.a,a?revision=pub')).toMatchObject({documents: [{_id: 'a', n: 45}]})
    const lines = (
      await (
        await fetch(
          `${url}/v1/data/history/production/transactions/drafts.a?fromTransaction=n3&toTransaction=n5&effectFormat=mendoza`,
        )
      ).text()
    )
      .trim()
      .split('\n')
    expect(lines.map((line) => JSON.parse(line).id)).toEqual(['n3', 'n4', 'n5'])
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      author: 'local',
      documentIDs: ['drafts.a'],
      effects: {'drafts.a': {apply: [0, {n: 3}], revert: [0, {n: 2}]}},
    })
    expect(await get('events/documents/drafts.a')).toMatchObject({
      events: {
        'drafts.a': [
          {
            type: 'publishDocumentVersion',
            revisionId: 'pub',
            versionRevisionId: 'n45',
            documentId: 'a',
            versionId: 'drafts.a',
          },
          {type: 'createDocumentVersion', versionRevisionId: first._rev},
        ],
      },
      nextCursor: '',
    })
    await client.delete('a')
    expect(await get('events/documents/drafts.a')).toMatchObject({
      events: {
        'drafts.a': [{type: 'deleteDocumentGroup'}, {type: 'publishDocumentVersion'}, {type: 'createDocumentVersion'}],
      },
    })
    expect(await get('documents/a?lastRevision=true')).toMatchObject({documents: [{_id: 'a', n: 45}]})
    expect(await get('events/documents/a')).toMatchObject({
      events: {a: [{type: 'deleteDocumentGroup'}, {type: 'publishDocumentVersion', revisionId: 'pub'}]},
    })
  })
})

describe('the rest of the API', () => {
  it('exports all documents, lists datasets, and keeps what a user keeps', async () => {
    const {client, url} = await runLake()
    await client.create(person)
    await client.create({_id: 'drafts.b', _type: 't'})
    const lines = (await (await fetch(`${url}/v2021-06-07/data/export/production`)).text()).trim().split('\n')
    expect(lines.map((line) => JSON.parse(line)._id)).toEqual(['ann', 'drafts.b'])
    expect(await client.datasets.list()).toMatchObject([{name: 'production'}])
    expect(await client.users.getById('me')).toMatchObject({id: 'local', roles: [{name: 'administrator'}]})
    expect(
      await client.request({url: '/users/me/keyvalue', method: 'PUT', body: [{key: 'a.b', value: {x: 1}}]}),
    ).toEqual([{key: 'a.b', value: {x: 1}}])
    expect(await client.request({url: '/users/me/keyvalue/a.b,none'})).toEqual([{key: 'a.b', value: {x: 1}}])
  })

  it('says what is missing', async () => {
    const {url, clientWith} = await runLake()
    const wrong = await refused(clientWith({dataset: 'staging'}).fetch('*'))
    expect(wrong.statusCode).toBe(404)
    expect(wrong.message).toContain('There is no dataset "staging" here')
    expect((await fetch(`${url}/v1/nothing`)).status).toBe(404)
  })
})

describe('old addresses', () => {
  const slugged = (current: string) => ({slug: {_type: 'slug', current}})
  const keepsAddresses = (type: string): boolean => type === 'page'

  it('are kept when a draft is published under a new one, whoever publishes it', async () => {
    const {client} = await runLake({keepsAddresses})
    await client.create({_id: 'p', _type: 'page', ...slugged('a')})
    const publishAs = async (current: string) => {
      await client.createOrReplace({
        ...(await client.getDocument('p')),
        _id: 'drafts.p',
        _type: 'page',
        ...slugged(current),
      })
      await client.action({actionType: 'sanity.action.document.publish', draftId: 'drafts.p', publishedId: 'p'})
      return (await client.getDocument('p'))?.['previousSlugs']
    }
    expect(await publishAs('a')).toBeUndefined()
    expect(await publishAs('b')).toEqual(['a'])
    expect(await publishAs('c')).toEqual(['a', 'b'])
    expect(await publishAs('a')).toEqual(['b', 'c'])
  })

  it('are kept when a release is published, and only of types that keep them', async () => {
    const {client} = await runLake({keepsAddresses})
    for (const type of ['page', 'note']) {
      await client.create({_id: type, _type: type, ...slugged('old')})
    }
    await client.releases.create({releaseId: 'spring', metadata: {title: 'Spring', releaseType: 'asap'}})
    for (const type of ['page', 'note']) {
      await client.createVersion({
        publishedId: type,
        releaseId: 'spring',
        document: {_id: `versions.spring.${type}`, _type: type, ...slugged('new')},
      })
    }
    await client.releases.publish({releaseId: 'spring'})
    expect(await client.getDocument('page')).toMatchObject({...slugged('new'), previousSlugs: ['old']})
    expect(await client.getDocument('note')).not.toHaveProperty('previousSlugs')
  })
})

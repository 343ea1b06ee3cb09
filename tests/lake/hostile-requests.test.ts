import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {randomRuns} from '../random-runs.ts'
import {runLake} from './running-lake.ts'

/** Names and values that mean something to JavaScript, to GROQ, to paths, or to nobody. */
const nasty = [
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  'prototype',
  '',
  ' ',
  '.',
  '..',
  'a..b',
  '-a',
  'drafts.',
  'versions.x',
  'versions.x.y.z',
  'drafts.versions.r.a',
  '*',
  '%',
  '\u0000',
  '\ud800',
  '🦴'.repeat(40),
  'x'.repeat(3000),
  '1e999',
  'null',
  '[]',
  '{}',
  '"',
  '../../etc/passwd',
  // What there is, so that some requests come further than the first check.
  'd',
  'drafts.d',
  'versions.r.d',
  '_.releases.r',
  'r',
  'article',
  'list',
  'list[0]',
  'list[-1:]',
  'list[_key=="k"].t',
  '_type',
  '_rev',
] as const

const text = fc.constantFrom(...nasty)
const value: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom(null, true, 0, -1, 1e308, 3.5),
  fc.array(text, {maxLength: 3}),
  fc.dictionary(text, fc.constantFrom(1, 'a', null, []), {maxKeys: 3}),
)

const document = fc.record({_id: value, _type: value, a: value}, {requiredKeys: []})
const mutation = fc.oneof(
  fc.record({create: document}),
  fc.record({createOrReplace: document}),
  fc.record({createIfNotExists: document}),
  fc.record({delete: fc.record({id: value, query: value}, {requiredKeys: []})}),
  fc.record({
    patch: fc.record(
      {
        id: value,
        query: value,
        ifRevisionID: value,
        set: fc.dictionary(text, value, {maxKeys: 2}),
        unset: fc.array(value, {maxLength: 2}),
        inc: fc.dictionary(text, value, {maxKeys: 2}),
        diffMatchPatch: fc.dictionary(text, value, {maxKeys: 1}),
        insert: fc.record({before: value, after: value, replace: value, items: value}, {requiredKeys: []}),
      },
      {requiredKeys: []},
    ),
  }),
  value,
)
const action = fc.record(
  {
    actionType: fc.oneof(
      value,
      fc.constantFrom(
        ...['edit', 'create', 'publish', 'unpublish', 'delete', 'discard', 'replaceDraft'].map(
          (each) => `sanity.action.document.${each}`,
        ),
        ...['create', 'discard', 'replace', 'unpublish'].map((each) => `sanity.action.document.version.${each}`),
        ...['create', 'edit', 'publish', 'archive', 'schedule', 'delete'].map(
          (each) => `sanity.action.release.${each}`,
        ),
      ),
    ),
    draftId: value,
    publishedId: value,
    versionId: value,
    releaseId: value,
    document: value,
    attributes: value,
    patch: value,
    publishAt: value,
    metadata: value,
  },
  {requiredKeys: []},
)

const query = fc.constantFrom(
  '*',
  '*[0]',
  '*[_id == $a]',
  '$a',
  '*[$a]',
  '*[a match $a]',
  '*[_id in $a]',
  '*[$a..$b]',
  '*[',
  '',
  '{"x": $a}.x',
  '*[]{"a": $a[b]}',
)
const search = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'query',
      '$a',
      '$b',
      'perspective',
      'returnQuery',
      'resultSourceMap',
      'time',
      'revision',
      'excludeContent',
      'limit',
      'tag',
    ),
    text,
  ),
  fc.oneof(
    text,
    query,
    value.map((each) => JSON.stringify(each)),
  ),
  {maxKeys: 5},
)

const part = text.map((each) => encodeURIComponent(each.replaceAll('\ud800', '%')))
const getPath = fc.oneof(
  fc.constantFrom(
    '/data/query/production',
    '/data/export/production',
    '/datasets',
    '/users/me',
    '/projects/bodytext',
    '/features',
    '/ping',
  ),
  part.map((id) => `/data/doc/production/${id}`),
  part.map((id) => `/data/query/${id}`),
  part.map((id) => `/data/history/production/documents/${id}`),
  part.map((id) => `/data/history/production/transactions/${id}`),
  part.map((id) => `/data/history/production/events/documents/${id}`),
  part.map((id) => `/data/references/production/documents/${id}/to`),
  part.map((id) => `/users/${id}`),
  part.map((id) => `/users/me/keyvalue/${id}`),
  part.map((id) => `/projects/bodytext/datasets/${id}/acl`),
  part.map((id) => `/${id}`),
  part.map((id) => `/../images/bodytext/production/${id}`),
  part.map((id) => `/../files/bodytext/production/${id}`),
)

const withSearch = (path: string, fields: Readonly<Record<string, string>>): string =>
  `${path}?${new URLSearchParams(Object.fromEntries(Object.entries(fields).map(([name, each]) => [name, each.toWellFormed()]))).toString()}`

describe('requests that make no sense', () => {
  it('are answered with what is wrong with them, and never with a fault of ours', async () => {
    const {url} = await runLake({queryTimeLimit: 1000})
    await fetch(`${url}/v2025-02-19/data/mutate/production`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({mutations: [{createOrReplace: {_id: 'd', _type: 'article', list: [{_key: 'k', t: 'x'}]}}]}),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.record({
            method: fc.constant('GET'),
            path: fc.tuple(getPath, search).map(([path, fields]) => withSearch(path, fields)),
          }),
          fc.record({
            method: fc.constant('POST'),
            path: fc.constant('/data/query/production'),
            body: fc.record({query: fc.oneof(query, value), params: value, perspective: value}, {requiredKeys: []}),
          }),
          fc.record({
            method: fc.constant('POST'),
            path: search.map((fields) => withSearch('/data/mutate/production', fields)),
            body: fc.record(
              {mutations: fc.oneof(fc.array(mutation, {maxLength: 3}), value), transactionId: value},
              {requiredKeys: []},
            ),
          }),
          fc.record({
            method: fc.constant('POST'),
            path: fc.constant('/data/actions/production'),
            body: fc.record(
              {actions: fc.oneof(fc.array(action, {maxLength: 3}), value), transactionId: value, dryRun: value},
              {requiredKeys: []},
            ),
          }),
          fc.record({method: fc.constant('PUT'), path: part.map((key) => `/users/me/keyvalue/${key}`), body: value}),
        ),
        async (request: {readonly method: string; readonly path: string; readonly body?: unknown}) => {
          const response = await fetch(`${url}/v2025-02-19${request.path}`, {
            method: request.method,
            ...(request.body === undefined
              ? {}
              : {headers: {'content-type': 'application/json'}, body: JSON.stringify(request.body)}),
          })
          const answer = await response.text()
          expect([response.status, answer.slice(0, 200)]).not.toEqual([500, expect.anything()])
          expect(response.status).toBeLessThan(500)
        },
      ),
      randomRuns(1500),
    )
    // It still works, and nothing has leaked into what every object has.
    const response = await fetch(`${url}/v2025-02-19/data/query/production?query=${encodeURIComponent('count(*)')}`)
    expect(response.status).toBe(200)
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

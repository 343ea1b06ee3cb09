import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {randomRuns} from '../random-runs.ts'
import {runLake, type RunningLake} from './running-lake.ts'

const nested = (depth: number): unknown =>
  Array.from({length: depth}).reduce<unknown>((inner, _, index) => (index % 2 === 0 ? {a: inner} : [inner]), 1)

const deep = (depth: number): unknown => Array.from({length: depth}).reduce<unknown>((inner) => ({a: inner}), 1)

const many = (count: number): object => Object.fromEntries(Array.from({length: count}, (_, index) => [`f${index}`, 1]))

const mutate = async ({url}: RunningLake, mutations: unknown): Promise<{status: number; text: string}> => {
  const response = await fetch(`${url}/v2025-02-19/data/mutate/production`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({mutations}),
  })
  return {status: response.status, text: await response.text()}
}

const withList = async (): Promise<RunningLake> => {
  const running = await runLake()
  await mutate(running, [
    {create: {_id: 'd', _type: 't', text: 'x'.repeat(1000), list: Array.from({length: 20_000}, (_, n) => [n])}},
  ])
  return running
}

describe('patches that would take long', () => {
  const patches: ReadonlyArray<readonly [string, object, RegExp]> = [
    ['a range of a range', {unset: ['list[0][0:999999]']}, /at most 500 in a patch/],
    ['a range of all', {set: {'list[:]': 1}}, /at most 500 in a patch/],
    ['a range from behind', {inc: {'list[-20000:-1][0]': 1}}, /at most 500 in a patch/],
    ['ranges within ranges', {unset: ['list[0:100][0:100]']}, /at most 500 in a patch/],
    ['many ranges', {unset: Array.from({length: 30}, (_, n) => `list[${n}:${n + 400}]`)}, /at most 500 in a patch/],
    ['a range to insert at', {insert: {after: 'list[0:100000]', items: [1]}}, /at most 500 in a patch/],
    ['a position far away', {set: {'list[99999999999]': 1}}, /Unexpected position/],
    ['many paths', {unset: Array.from({length: 5001}, (_, n) => `f${n}`)}, /5,001 paths, expected at most 5,000/],
    ['a long path', {set: {[`f${'.a'.repeat(600)}`]: 1}}, /characters, expected at most 1024/],
    ['a deep path', {set: {[`f${'.a'.repeat(200)}`]: 1}}, /200 steps, expected at most 128/],
    ['any depth, often', {unset: ['..a..b..c']}, /at most 2 times/],
    ['a patch of a long text', {diffMatchPatch: {text: `@@ ${'x'.repeat(300_000)}`}}, /at most 262,144/],
  ]
  it.for(patches)('are refused with the limit: %s', async ([, operations, limit]) => {
    const running = await withList()
    const {status, text} = await mutate(running, [{patch: {id: 'd', ...operations}}])
    expect([status, text]).toEqual([400, expect.stringMatching(limit)])
    expect(running.lake.lake.get('d')?.['list']).toHaveLength(20_000)
  })

  it('hold nobody up, whatever their paths are made of', async () => {
    const running = await withList()
    const step = fc.constantFrom(
      'list',
      '[0]',
      '[-1]',
      '[:]',
      '[0:9]',
      '[1:99999]',
      '[-99:]',
      '..a',
      '.a',
      '[a>1]',
      '[*]',
    )
    const path = fc.array(step, {minLength: 1, maxLength: 5}).map((steps) => steps.join('').replace(/^\./, ''))
    await fc.assert(
      fc.asyncProperty(path, fc.constantFrom('set', 'unset', 'inc', 'insert'), async (at, kind) => {
        const operations = {
          set: {set: {[at]: 1}},
          unset: {unset: [at]},
          inc: {inc: {[at]: 1}},
          insert: {insert: {after: at, items: [1]}},
        }[kind]
        const start = process.cpuUsage()
        const {status} = await mutate(running, [{patch: {id: 'd', ...operations}}])
        const {user, system} = process.cpuUsage(start)
        expect(status).toBeLessThan(500)
        // Far above what the limits let through, and far below what a patch without limits takes.
        expect((user + system) / 1000).toBeLessThan(4000)
      }),
      randomRuns(150),
    )
  })
})

describe('documents that are too large', () => {
  const documents: ReadonlyArray<readonly [string, object, RegExp]> = [
    ['bytes', {text: 'é'.repeat(1_100_000)}, /bytes, expected at most 2,097,152/],
    ['attributes', {a: many(8001)}, /attributes \(different paths of fields\), expected at most 8,000/],
    ['attributes in lists', {list: [many(5000), {inner: many(5000)}]}, /expected at most 8,000/],
    ['fields within fields', {a: deep(21)}, /fields 22 deep, expected at most 20/],
    ['lists within lists', {a: nested(80)}, /nested more than (?:64|72) deep/],
  ]
  it.for(documents)('are refused with the limit of their %s', async ([, fields, limit]) => {
    const running = await runLake()
    for (const kind of ['create', 'createOrReplace', 'createIfNotExists']) {
      const {status, text} = await mutate(running, [{[kind]: {_id: 'd', _type: 't', ...fields}}])
      expect([status, text]).toEqual([400, expect.stringMatching(limit)])
    }
    await mutate(running, [{create: {_id: 'd', _type: 't'}}])
    const {status, text} = await mutate(running, [{patch: {id: 'd', set: fields}}])
    expect([status, text]).toEqual([400, expect.stringMatching(limit)])
    expect(running.lake.lake.get('d')).not.toHaveProperty(Object.keys(fields)[0] ?? '')
  })

  it('may have as many members of a list as they like, which share their attributes', async () => {
    const running = await runLake()
    const list = Array.from({length: 9000}, (_, n) => ({_key: `k${n}`, n}))
    expect(await mutate(running, [{create: {_id: 'd', _type: 't', list}}])).toMatchObject({status: 200})
  })

  it('grow no further by patches that each insert a little', async () => {
    const running = await runLake()
    await mutate(running, [{create: {_id: 'd', _type: 't', list: []}}])
    const insert = {patch: {id: 'd', insert: {after: 'list[-1]', items: ['x'.repeat(100_000)]}}}
    const {status, text} = await mutate(
      running,
      Array.from({length: 30}, () => insert),
    )
    expect([status, text]).toEqual([400, expect.stringMatching(/bytes, expected at most 2,097,152/)])
  })
})

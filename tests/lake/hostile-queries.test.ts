import {monitorEventLoopDelay} from 'node:perf_hooks'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {randomRuns} from '../random-runs.ts'
import {runLake} from './running-lake.ts'

interface Asked {
  readonly status: number
  readonly text: string
}

const ask = async (url: string, query: string, params: object = {}): Promise<Asked> => {
  const response = await fetch(`${url}/v2025-02-19/data/query/production`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({query, params}),
  })
  return {status: response.status, text: await response.text()}
}

const documents = Array.from({length: 40}, (_, index) => ({
  create: {
    _id: `d${index}`,
    _type: 't',
    title: `Number ${index} ${'word '.repeat(200)}`,
    list: Array.from({length: 300}, (__, member) => `member ${member}`),
    ref: {_type: 'reference', _ref: `d${(index + 1) % 40}`},
  },
}))

const filled = async (queryTimeLimit: number) => {
  const {lake, url} = await runLake({queryTimeLimit})
  const response = await fetch(`${url}/v2025-02-19/data/mutate/production`, {
    method: 'POST',
    headers: {'content-type': 'application/json'},
    body: JSON.stringify({mutations: documents}),
  })
  expect(response.status).toBe(200)
  return {lake, url}
}

const letters = (count: number): string => `string::split("${'ab'.repeat(count / 2)}", "")`

/** Queries that would stop everybody if they ran where all else runs, each in its own way. */
const attacks: Readonly<Record<string, readonly [query: string, params?: object]>> = {
  'letters by letters': [`count(${letters(8000)}[@ in ${letters(8000)}])`],
  intersections: [`count(array::intersects(${letters(20_000)}, ${letters(20_000)}))`],
  'all titles, made unique': [`count(array::unique(*[_type == "t"].list[]))`],
  'computed patterns': ['count(*[list[] match (title + "*" + title)])'],
  'a field of parameters named as a method': [
    '*[] | order($x.a) {"b": diff::changedAny($x, $x, a)}',
    {x: {hasOwnProperty: 1, a: 2}},
  ],
  'changes of what is no object': [
    '*[]{"c": diff::changedAny({"a": 1}, $x, (a, b)), "d": diff::changedOnly($x, 3, a)}',
    {x: null},
  ],
  'everything by everything': ['count(*[count(*[title match ^.title]) > 0])'],
  'lists of lists': ['count(*[count(list[@ in ^.^.list[@ in ^.list]]) > 0])'],
  'doubled objects': [`*[_id == "d1"]${'{"a": @, "b": @}'.repeat(24)}`],
  'doubled texts': [`*[_id == "d1"]{"a": title}${'{"a": a + a}'.repeat(30)}`],
  'doubled lists': [`*[_id == "d1"]{"a": list}${'{"a": [...a, ...a]}'.repeat(26)}`],
  'a thousand copies of everything': [`*{${Array.from({length: 1000}, (_, index) => `"a${index}": @`).join()}}`],
  'many wildcards': ['*[title match "*a*a*a*a*a*a*b"]'],
  'a long pattern': ['*[title match $p]', {p: 'a*'.repeat(2000)}],
}

describe('queries that cost more than they look', () => {
  it.each(Object.entries(attacks))('%s: ended or answered, and the lake goes on', async (_, [query, params]) => {
    const {url} = await filled(700)
    const asked = ask(url, query, params)
    const others = await Promise.all(Array.from({length: 5}, () => ask(url, '*[_id == "d3"][0]._id')))
    expect(others.map(({text}) => JSON.parse(text).result)).toEqual(Array.from({length: 5}, () => 'd3'))
    const {status, text} = await asked
    expect([200, 400]).toContain(status)
    if (status === 400)
      expect(text).toMatch(/Query stopped after|Cannot answer the query|Unexpected (?:result|field)|not a function/)
    expect((await ask(url, 'count(*[_type == "t"])')).text).toContain('"result":40')
  })

  it('many at once, made at random: each is ended or answered, and who asks for little waits little', async () => {
    const {url} = await filled(1000)
    const delay = monitorEventLoopDelay({resolution: 5})
    delay.enable()
    const list = fc.constantFrom(
      'list',
      '^.list',
      letters(2000),
      '*[].list[]',
      '*[].title',
      'string::split(title, " ")',
    )
    const step = fc.oneof(
      fc.tuple(list, list).map(([a, b]) => `count((${a})[@ in (${b})[@ in (${a})]])`),
      list.map((a) => `count(array::unique(${a}))`),
      fc.tuple(list, list).map(([a, b]) => `array::intersects(${a}, ${b})`),
      list.map((a) => `count((${a})[@ match (@ + "*" + @ + "*")])`),
      fc.tuple(list, list).map(([a, b]) => `count((${a})[count((${b})[@ match ^]) > 0])`),
      list.map((a) => `string::split(array::join(${a}, "x"), "")[@ in string::split(array::join(${a}, "x"), "")]`),
    )
    const query = fc.tuple(step, step).map(([a, b]) => `*{"a": ${a}, "b": *{"c": ${b}}}`)
    const queries = fc.sample(query, randomRuns(6))
    let ended = 0
    const order: string[] = []
    const expensive = queries.map(async (each) => {
      const {status, text} = await ask(url, each)
      ended += 1
      order.push('expensive')
      return {status, text: text.slice(0, 300)}
    })
    let small = 0
    while (ended < queries.length) {
      const {status} = await ask(url, `*[_id == "d${small % 40}"]{_id, "r": ref->_id}`)
      expect(status).toBe(200)
      order.push('small')
      small += 1
    }
    const results = await Promise.all(expensive)
    delay.disable()
    expect(
      results.filter(
        ({status, text}) =>
          status !== 200 && !(status === 400 && /Query stopped|Cannot answer|Unexpected result/.test(text)),
      ),
    ).toEqual([])
    // Those who ask for little are answered again and again before the last of the others is.
    expect(order.filter((each) => each === 'small').length).toBeGreaterThan(queries.length)
    console.info(
      `event loop delay: p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, ${small} small queries answered meanwhile`,
    )
  }, 120_000)
})

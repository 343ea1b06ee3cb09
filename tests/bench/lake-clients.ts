import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createLake} from '../../lake/create-lake.ts'

/*
 * Times writers and listeners against each other: `npm run bench:clients`. A write is on the disk before it is
 * answered. The listeners are in the same process, so that only the lake is measured, and no network.
 */

const folder = mkdtempSync(join(tmpdir(), 'bodytext-lake-clients-'))
const lake = createLake({database: join(folder, 'lake.db'), assets: join(folder, 'assets')})
const host = 'http://localhost/v2025-02-19/data'

const write = async (id: string): Promise<void> => {
  const mutations = [{createOrReplace: {_id: id, _type: 't', text: 'x'.repeat(9000), at: performance.now()}}]
  const response = await lake.fetch(
    new Request(`${host}/mutate/production`, {
      method: 'POST',
      headers: {host: 'localhost', 'content-type': 'application/json'},
      body: JSON.stringify({mutations}),
    }),
  )
  if (!response.ok) throw new Error(await response.text())
}

/** @returns the median and the 99th percentile of the milliseconds that a write takes */
const timeWriters = async (writers: number, writes: number): Promise<readonly [number, number]> => {
  const times: number[] = []
  await Promise.all(
    Array.from({length: writers}, async (_, writer) => {
      for (let n = 0; n < writes / writers; n++) {
        const start = performance.now()
        await write(`w${writer}`)
        times.push(performance.now() - start)
      }
    }),
  )
  return quantiles(times)
}

const quantiles = (times: readonly number[]): readonly [number, number] => {
  const sorted = times.toSorted((a, b) => a - b)
  return [sorted[Math.floor(sorted.length / 2)] ?? NaN, sorted[Math.floor(sorted.length * 0.99)] ?? NaN]
}

const listen = async (onEvent: () => void): Promise<() => Promise<void>> => {
  const response = await lake.fetch(
    new Request(`${host}/listen/production?query=${encodeURIComponent('*[_type == "t"]')}&includeResult=true`, {
      headers: {host: 'localhost', accept: 'text/event-stream'},
    }),
  )
  const reader = response.body?.getReader()
  if (reader === undefined) throw new Error('Unexpected listener without a stream')
  await reader.read()
  const read = async (): Promise<void> => {
    for (let part = await reader.read(); !part.done; part = await reader.read()) onEvent()
  }
  void read()
  return () => reader.cancel()
}

try {
  await timeWriters(1, 200)
  const [alone, aloneMost] = await timeWriters(1, 2000)
  const [together, togetherMost] = await timeWriters(20, 4000)
  console.log(`one writer       ${alone.toFixed(2)} ms a write (99 %: ${aloneMost.toFixed(2)})`)
  console.log(
    `20 writers       ${together.toFixed(2)} ms a write (99 %: ${togetherMost.toFixed(2)}), ${(together / alone).toFixed(1)} × one; ${Math.round(20_000 / together).toLocaleString('en')} writes a second`,
  )
  const heard = {count: 0, last: 0, all: (): void => {}}
  const hear = (): void => {
    heard.count++
    heard.last = performance.now()
    if (heard.count === 100) heard.all()
  }
  const stops = await Promise.all(Array.from({length: 100}, () => listen(hear)))
  const waits: number[] = []
  for (let n = 0; n < 200; n++) {
    heard.count = 0
    const all = new Promise<void>((resolve) => (heard.all = resolve))
    await write('told')
    const answered = performance.now()
    await all
    waits.push(Math.max(0, heard.last - answered))
  }
  const [usual, most] = quantiles(waits)
  console.log(`100 listeners    the last is told ${usual.toFixed(2)} ms after the answer (99 %: ${most.toFixed(2)})`)
  await Promise.all(stops.map((stop) => stop()))
} finally {
  await lake.close()
  rmSync(folder, {recursive: true, force: true})
}

import {describe, expect, it} from 'vitest'
import {faultsIn, recordHistory, type History} from './concurrent-history.ts'
import {runLake} from './running-lake.ts'

/** Numbers from 0 up to 1 that are the same each time (https://prng.di.unimi.it/splitmix64.c, in 32 bits). */
const numbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x9e3779b9) | 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32
  }
}

describe('writers, readers and listeners at the same time', () => {
  it('see each document as if everything happened one after the other, and every event once and in order', async () => {
    const operations = Number(process.env['OPERATIONS'] ?? 1500)
    const running = await runLake()
    const history = await recordHistory(running, {writers: 20, listeners: 5, operations}, numbers(7))
    expect(faultsIn(history)).toEqual([])
    expect(history.operations.length + history.refused.size).toBe(operations)
    expect(history.refused.size).toBeGreaterThan(0)
    expect(history.told[0]?.length).toBeGreaterThan(operations / 5)
  })

  it('would be found out if they did not', async () => {
    const running = await runLake()
    const history = await recordHistory(running, {writers: 8, listeners: 2, operations: 200}, numbers(3))
    expect(faultsIn(history)).toEqual([])
    const [first = [], second = []] = history.told
    const broken: Record<string, History> = {
      'an event twice': {...history, told: [[...first, ...first.slice(-1)], second]},
      'an event that is missing': {...history, told: [first, second.slice(1)]},
      'events in another order': {...history, told: [first.toReversed(), first.toReversed()]},
      'a refused write that happened': {...history, refused: new Set([first[3]?.transactionId ?? ''])},
      'a read of what was long overwritten': {
        ...history,
        operations: [
          ...history.operations,
          {kind: 'read', id: first[0]?.documentId ?? '', asked: 1e12, answered: 1e12 + 1, rev: first[0]?.transactionId},
        ],
      },
      'a read of what was not yet asked': {
        ...history,
        operations: [
          ...history.operations,
          {kind: 'read', id: first.at(-1)?.documentId ?? '', asked: -2, answered: -1, rev: first.at(-1)?.transactionId},
        ],
      },
    }
    for (const [what, wrong] of Object.entries(broken)) expect(faultsIn(wrong), what).not.toEqual([])
  })
})

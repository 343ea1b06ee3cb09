import fc from 'fast-check'
import {describe, it} from 'vitest'
import {randomRuns} from '../random-runs.ts'
import {histories, liveThrough} from './history.ts'

describe('an incremental run', () => {
  it('gives what a run without a store gives, through any history', {timeout: 36_000_000}, async () => {
    await fc.assert(fc.asyncProperty(histories, liveThrough), randomRuns(2_000))
  })
})

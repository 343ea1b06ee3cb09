import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {Mutation} from '@sanity/mutator'
import type {MutationEvent} from '@sanity/client'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createLake} from '../../lake/create-lake.ts'
import type {Committed} from '../../lake/store/store.ts'
import {randomRuns} from '../random-runs.ts'
import {randomTransactions} from './random-transactions.ts'
import {runLake} from './running-lake.ts'

const withLake = async (
  test: (lake: ReturnType<typeof createLake>, reopen: () => Promise<ReturnType<typeof createLake>>) => Promise<void>,
): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-lake-'))
  const open = (): ReturnType<typeof createLake> =>
    createLake({database: join(folder, 'lake.db'), assets: join(folder, 'assets')})
  let lake = open()
  try {
    await test(lake, async () => {
      await lake.close()
      lake = open()
      return lake
    })
  } finally {
    await lake.close()
    rmSync(folder, {recursive: true, force: true})
  }
}

const documentsIn = async (lake: ReturnType<typeof createLake>): Promise<unknown[]> => {
  const result: unknown = JSON.parse(await lake.lake.query({query: '*', params: {}, perspective: 'raw'}))
  return Array.isArray(result) ? result : []
}

describe('random transactions', () => {
  it('replay from history to what is stored, at every revision, also after a restart', async () => {
    await fc.assert(
      fc.asyncProperty(randomTransactions, async (transactions) => {
        await withLake(async (first, reopen) => {
          const commits: Committed[] = []
          first.lake.watch((committed) => commits.push(committed))
          for (const mutations of transactions) await first.lake.mutate(mutations).catch(() => {})
          const stored = await documentsIn(first)
          const lake = await reopen()
          expect(await documentsIn(lake)).toEqual(stored)
          for (const {seq, changes} of commits) {
            for (const {id, before, after} of changes) {
              expect(lake.lake.documentAt(id, seq)).toEqual(after)
              expect(lake.lake.documentAt(id, seq - 1)).toEqual(before)
            }
          }
        })
      }),
      randomRuns(60),
    )
  })

  it('are all done or not at all', async () => {
    await fc.assert(
      fc.asyncProperty(randomTransactions, async (transactions) => {
        await withLake(async ({lake}, _reopen) => {
          for (const mutations of transactions) {
            const before = JSON.parse(await lake.query({query: '*', params: {}, perspective: 'raw'}))
            const outcome = await lake.mutate(mutations).then(
              () => 'done',
              () => 'refused',
            )
            if (outcome === 'done') continue
            expect(JSON.parse(await lake.query({query: '*', params: {}, perspective: 'raw'}))).toEqual(before)
          }
        })
      }),
      randomRuns(40),
    )
  })

  it('of several clients add up for a listener to what is stored', async () => {
    await fc.assert(
      fc.asyncProperty(randomTransactions, async (transactions) => {
        const {client, stop} = await runLake()
        const events: MutationEvent[] = []
        const isReady = Promise.withResolvers<void>()
        const subscription = client
          .listen('*', {}, {includeResult: true, events: ['welcome', 'mutation'], effectFormat: 'mendoza'})
          .subscribe((event) => {
            if (event.type === 'welcome') isReady.resolve()
            else if (event.type === 'mutation') events.push(event)
          })
        await isReady.promise
        await Promise.all(transactions.map((mutations) => client.mutate(mutations as never).catch(() => {})))
        await client.createOrReplace({_id: 'end', _type: 'end'})
        while (!events.some(({documentId}) => documentId === 'end'))
          await new Promise((resolve) => setTimeout(resolve, 5))
        subscription.unsubscribe()

        const replayed = new Map<string, object>()
        const byResult = new Map<string, object>()
        const revisions = new Map<string, string | undefined>()
        for (const event of events) {
          const {documentId, mutations, resultRev = '', previousRev, transition, timestamp, transactionId} = event
          expect(previousRev).toBe(revisions.get(documentId))
          revisions.set(documentId, transition === 'disappear' ? undefined : resultRev)
          const before = replayed.get(documentId)
          const mutation: object = {mutations: structuredClone(mutations), timestamp, transactionId, resultRev}
          const after = new Mutation(mutation as never).apply(
            before === undefined ? null : (structuredClone(before) as never),
          )
          if (after === null || transition === 'disappear') replayed.delete(documentId)
          else replayed.set(documentId, after)
          if (transition === 'disappear') byResult.delete(documentId)
          else byResult.set(documentId, event.result as object)
        }
        const stored = await client.fetch('*')
        const sorted = (documents: Map<string, object>): object[] =>
          [...documents].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, document]) => document)
        expect(sorted(byResult)).toEqual(stored)
        expect(sorted(replayed)).toEqual(stored)
        await stop()
      }),
      randomRuns(15),
    )
  })
})

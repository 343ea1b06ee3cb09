import fc from 'fast-check'
import {evaluate, parse} from 'groq-js'
import {describe, expect, it} from 'vitest'
import {textOf, type LakeDocument} from '../../../lake/document.ts'
import {createBodies} from '../../../lake/groq/bodies.ts'
import {unlimited} from '../../../lake/groq/budget.ts'
import {createCatalogue} from '../../../lake/groq/catalogue.ts'
import {createEngine} from '../../../lake/groq/engine.ts'
import {createHead} from '../../../lake/store/head.ts'
import {publishedIdOf} from '../../../src/content/ids.ts'
import {candidateIds, type Perspective} from '../../../lake/groq/perspective.ts'
import {randomDataset, randomQuery} from './random-dataset.ts'
import {randomRuns} from '../../random-runs.ts'

const settings = {projectId: 'p', dataset: 'd', identity: 'me', now: () => new Date(0)}

const engineOf = (documents: readonly LakeDocument[], fewEnoughToSort = 256) => {
  const texts = new Map(documents.map((document) => [document._id, textOf(document)]))
  const bodies = createBodies((id) => texts.get(id))
  const catalogue = createCatalogue(documents.map(createHead), bodies)
  return {catalogue, texts, engine: createEngine(catalogue, {...settings, fewEnoughToSort})}
}

/** The documents in a perspective, computed in the simplest way. */
const shownIn = (documents: readonly LakeDocument[], perspective: Perspective): object[] => {
  if (perspective === 'raw') return [...documents]
  const byId = new Map(documents.map((document) => [document._id, document]))
  const ids = [...new Set(documents.map(({_id}) => publishedIdOf(_id)))].toSorted()
  return ids.flatMap((id) => {
    const found = candidateIds(perspective, id).find((candidate) => byId.has(candidate))
    const document = found === undefined ? undefined : byId.get(found)
    if (document === undefined) return []
    return [perspective.length === 0 ? document : {...document, _id: id, _originalId: document._id}]
  })
}

const plainAnswer = async (documents: readonly object[], query: string): Promise<unknown> => {
  const {projectId, dataset, identity} = settings
  const value = await evaluate(parse(query), {
    dataset: documents,
    identity,
    sanity: {projectId, dataset},
    timestamp: new Date(0),
  })
  return JSON.parse(JSON.stringify(await value.get()) ?? 'null')
}

/** The answer, or `no answer` if the query fails. */
const settled = async (answer: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await answer()
  } catch {
    return 'no answer'
  }
}

const perspectives = fc.constantFrom<Perspective>('raw', [], ['drafts'], ['r1', 'drafts'], ['r2', 'r1'])

describe('the answers of the engine', () => {
  it('are those of groq-js over the whole dataset, for random datasets, queries and perspectives', async () => {
    await fc.assert(
      fc.asyncProperty(
        randomDataset,
        perspectives,
        fc.array(randomQuery, {minLength: 1, maxLength: 4}),
        fc.constantFrom(0, 2, 256),
        async (documents, perspective, queries, few) => {
          const {engine} = engineOf(documents, few)
          const shown = shownIn(documents, perspective)
          for (const query of queries) {
            const expected = await settled(() => plainAnswer(shown, query))
            const actual = await settled(async () =>
              JSON.parse(await engine({query, params: {}, perspective}, unlimited)),
            )
            expect({query, answer: actual}).toEqual({query, answer: expected})
          }
        },
      ),
      randomRuns(400),
    )
  })

  it('stay so while documents come, change and go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(randomDataset, {minLength: 2, maxLength: 4}),
        perspectives,
        fc.array(randomQuery, {minLength: 1, maxLength: 3}),
        async (states, perspective, queries) => {
          const [first = [], ...later] = states
          const {engine, catalogue, texts} = engineOf(first, 0)
          for (const documents of [first, ...later]) {
            const changes = new Map<string, ReturnType<typeof createHead> | undefined>()
            for (const id of texts.keys()) changes.set(id, undefined)
            texts.clear()
            for (const document of documents) {
              texts.set(document._id, textOf(document))
              changes.set(document._id, createHead(document))
            }
            catalogue.update(changes)
            for (const query of queries) {
              const expected = await settled(() => plainAnswer(shownIn(documents, perspective), query))
              const actual = await settled(async () =>
                JSON.parse(await engine({query, params: {}, perspective}, unlimited)),
              )
              expect({query, answer: actual}).toEqual({query, answer: expected})
            }
          }
        },
      ),
      randomRuns(150),
    )
  })
})

import {LRUCache} from 'lru-cache'
import type {DoJob} from './job.ts'
import type {Answers} from './recorder.ts'
import type {Stager} from './sink.ts'
import type {Facts} from './step.ts'
import type {Store} from './store.ts'

/** Answers from the store. Facts that were read are remembered until they change. */
export interface StoreAnswers extends Answers {
  readonly forget: (kind: string, key: string) => void
}

/**
 * Reads inputs that the store keeps only hashes of.
 * @returns undefined if there is no such input
 */
export type Source = (key: string) => Facts | undefined

export interface AnswersOptions {
  readonly store: Store
  readonly sources: Readonly<Record<string, Source>>
  readonly files: Pick<Stager, 'read' | 'earlier' | 'earlierAt' | 'filesOf'>
  /** In milliseconds since 1970. */
  readonly now: number
  readonly job: DoJob
  /** Facts that are remembered from one run to the next. */
  readonly memory?: FactMemory | undefined
}

/** Facts that were read from a store. They are right for as long as nobody else writes it. */
export type FactMemory = LRUCache<string, {readonly facts: Facts | undefined}>

export function createFactMemory(): FactMemory {
  return new LRUCache({max: maxNodes})
}

export function createAnswers({store, sources, files, now, job, memory}: AnswersOptions): StoreAnswers {
  const known = memory ?? createFactMemory()
  return {
    now,
    facts: (kind, key) => {
      const source = sources[kind]
      if (source !== undefined) return source(key)
      const at = `${kind}/${key}`
      let answer = known.get(at)
      if (answer === undefined) {
        answer = {facts: store.facts(kind, key)}
        known.set(at, answer)
      }
      return answer.facts
    },
    bytes: (kind, key, name) => {
      const node = store.node(kind, key)
      return node === undefined ? undefined : store.bytes(node.id, name)
    },
    slice: store.slice,
    count: store.count,
    published: files.read,
    earlier: files.earlier,
    earlierAt: files.earlierAt,
    filesOf: files.filesOf,
    job,
    forget: (kind, key) => known.delete(`${kind}/${key}`),
  }
}

/** How many nodes are remembered. A page of a list asks about a hundred. */
const maxNodes = 4000

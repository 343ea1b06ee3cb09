import {sha256} from '../files/hash.ts'
import type {Ask, Member, Part, Trace} from './ask.ts'
import type {DoJob} from './job.ts'
import type {NodeKind} from './node-kind.ts'
import type {EarlierFile} from './step.ts'

/** Answers questions without recording them. The store answers them in a run, and a test may answer them by hand. */
export interface Answers {
  readonly facts: (kind: string, key: string) => Readonly<Record<string, unknown>> | undefined
  readonly bytes: (kind: string, key: string, name: string) => Uint8Array | undefined
  readonly slice: (collection: string, part: Part) => readonly Member[]
  readonly count: (collection: string) => number
  /** The moment of the run, in milliseconds since 1970. */
  readonly now: number
  readonly published: (path: string) => Uint8Array | undefined
  /** A file as an earlier run left it. */
  readonly earlier: (path: string) => Uint8Array | undefined
  /** What an earlier run wrote at a path. */
  readonly earlierAt: (path: string) => EarlierFile | undefined
  readonly filesOf: (source: string) => readonly EarlierFile[]
  readonly job: DoJob
}

export interface Recorder {
  readonly ask: Ask
  readonly trace: () => Trace
}

/**
 * Records what one node asks.
 * @param mayAsk - whether the node may ask about a kind. A step may only ask about what comes before it in the list of
 *   steps, because everything after it is not yet valid
 */
export function createRecorder(answers: Answers, mayAsk: (kind: string) => boolean = () => true): Recorder {
  const facts = new Map<string, {readonly kind: string; readonly key: string; readonly names: Set<string>}>()
  const parts = new Map<string, {readonly collection: string; readonly part: string; readonly answer: string}>()
  const moments = new Map<number, boolean>()

  const note = ({name: kind}: NodeKind, key: string, name: string): void => {
    const at = `${kind}/${key}`
    const known = facts.get(at)
    if (known !== undefined) known.names.add(name)
    else if (mayAsk(kind)) facts.set(at, {kind, key, names: new Set([name])})
    else throw new Error(`A step asked about ${at}, which is made after it`)
  }
  const notePart = (collection: string, part: Part | 'count', answer: string): void => {
    const text = JSON.stringify(part)
    parts.set(`${collection} ${text}`, {collection, part: text, answer})
  }

  const ask: Ask = {
    fact: (kind, key, name) => {
      note(kind, key, name)
      return typed(answers.facts(kind.name, key)?.[name])
    },
    facts: (kind, key) => {
      note(kind, key, '*')
      return typed(answers.facts(kind.name, key))
    },
    bytes: (kind, key, name) => {
      note(kind, key, name)
      return answers.bytes(kind.name, key, name)
    },
    slice: (collection, part) => {
      const members = answers.slice(collection, part)
      notePart(collection, part, answerOf(members))
      return members
    },
    count: (collection) => {
      const count = answers.count(collection)
      notePart(collection, 'count', String(count))
      return count
    },
    hasCome: (instant) => {
      const at = Date.parse(instant)
      const answer = at <= answers.now
      if (!Number.isNaN(at)) moments.set(at, answer)
      return answer
    },
    published: answers.published,
    job: async ({name}, given) => typed(await answers.job(name, given)),
  }
  return {
    ask,
    trace: () => ({
      facts: [...facts.values()].map(({kind, key, names}) => ({
        kind,
        key,
        names: names.has('*') ? ['*'] : [...names].toSorted(),
      })),
      parts: [...parts.values()],
      moments: [...moments].map(([instant, answer]) => ({instant, answer})),
    }),
  }
}

/** The hash of an answer about a collection. */
export function answerOf(members: readonly Member[]): string {
  return sha256(JSON.stringify(members.map(({at, key}) => [at, key]))).slice(0, 32)
}

/**
 * Facts were made by the step that the caller names, in the version that runs now: the store makes everything again
 * when a version changes. So they have the type that the step declares.
 */
export function typed<Value>(value: unknown): Value {
  return value as Value
}

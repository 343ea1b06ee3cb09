import type {Job} from './job.ts'
import type {NodeKind} from './node-kind.ts'

/**
 * The only way that a step sees anything. Every question is recorded with its answer; when an answer changes, the step
 * is made again. So ask for as little as you need: one fact instead of all, the newest twenty instead of everything.
 */
export interface Ask {
  /** One fact of a node. Undefined if there is no such node or no such fact. */
  readonly fact: <F extends object, Name extends keyof F & string>(
    kind: NodeKind<F>,
    key: string,
    name: Name,
  ) => F[Name] | undefined
  /** All facts of a node. */
  readonly facts: <F extends object>(kind: NodeKind<F>, key: string) => F | undefined
  /** The bytes that a node has under a name. */
  readonly bytes: (kind: NodeKind, key: string, name: string) => Uint8Array | undefined
  /** A part of a collection, in its order. */
  readonly slice: (collection: string, part: Part) => readonly Member[]
  /** How many members a collection has. */
  readonly count: (collection: string) => number
  /** Whether a moment (RFC 3339, in UTC) has come. The step is made again when it does. */
  readonly hasCome: (instant: string) => boolean
  /**
   * The bytes of a file of the output, as this run leaves it. The step must also ask for a fact that changes with the
   * file, such as its hash: the file itself is not a question.
   */
  readonly published: (path: string) => Uint8Array | undefined
  /** Has something done outside, such as a picture drawn. Ask for a fact too, which changes with what is given. */
  readonly job: <Given, Result>(job: Job<Given, Result>, given: Given) => Promise<Result>
}

/** Which part of a collection is asked for. */
export type Part =
  | {readonly all: true}
  /** The last `count` members. */
  | {readonly last: number}
  /** Page `page` (from 1) of pages of `size`. */
  | {readonly page: number; readonly size: number}
  /** The last `count` members whose place is before `before`. */
  | {readonly before: string; readonly count: number}

export interface Member {
  readonly at: string
  readonly key: string
}

/** What a node asked, with the answers: its facts are valid as long as all answers are the same. */
export interface Trace {
  /** Facts that were asked for, by node. The name `*` stands for all. */
  readonly facts: ReadonlyArray<{readonly kind: string; readonly key: string; readonly names: readonly string[]}>
  /** Parts of collections, each with a hash of its answer. */
  readonly parts: ReadonlyArray<{readonly collection: string; readonly part: string; readonly answer: string}>
  /** Moments in milliseconds since 1970, each with whether it had come. */
  readonly moments: ReadonlyArray<{readonly instant: number; readonly answer: boolean}>
}

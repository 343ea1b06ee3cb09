import type {Ask} from './ask.ts'
import type {NodeKind} from './node-kind.ts'

/** What a step made of one key. Everything in it is data: it goes into the store and between threads. */
export interface Artefact {
  /**
   * Small values by name, as JSON. Other steps ask for them one by one, so that a change of one wakes only those who
   * asked for it. A name without a value is left out.
   */
  readonly facts?: Readonly<Record<string, unknown>>
  /** Larger values by name, as bytes. They are asked for like facts. */
  readonly bytes?: Readonly<Record<string, Uint8Array>>
  /** Its places in sorted collections. */
  readonly places?: readonly Place[]
  /** Files of the output. */
  readonly files?: readonly MadeFile[]
}

/** A place in a collection. Collections are sorted by `at`, then by `key`. */
export interface Place {
  readonly in: string
  readonly at: string
  /** What stands there. The default is the key of the node that takes the place. */
  readonly key?: string
}

/** A file of the output: new bytes, or the file of an earlier run, which stays as it is. */
export interface MadeFile {
  /** Relative to the output folder, with slashes. */
  readonly path: string
  /** The content in parts. Without it, the file of an earlier run is kept. */
  readonly parts?: ReadonlyArray<string | Uint8Array>
  /** The input that it was made from, if there is exactly one. */
  readonly source?: string
}

/** Facts of a node, for the few steps that remember. */
export type Facts = Readonly<Record<string, unknown>>

/**
 * Makes one artefact of a key. It is pure: it sees nothing but the answers to what it asks, and what it made before.
 * The same answers give the same bytes, on every machine.
 */
export interface Step<F extends object = object> extends NodeKind<F> {
  /** The collection whose keys it is made for, one node each. Without it, there is one node with an empty key. */
  readonly over?: string
  /** Whether its nodes may be made in worker threads. */
  readonly isParallel?: boolean
  /** How many of its nodes are made at the same time in this thread, if they wait for others. The default is one. */
  readonly atOnce?: number
  readonly make: (ask: Ask, key: string, past: Past) => Artefact | Promise<Artefact>
}

/**
 * What was there before this run. Only the few steps whose result depends on their own past use it: a modification date
 * that stays, a document that is kept as it was published. It is no question: a different past does not make them again.
 */
export interface Past {
  /** The facts that this node had, if what it made then is in the output. A run that ended early left none. */
  readonly facts: Facts | undefined
  /** The bytes that this node had under a name. */
  readonly bytes: (name: string) => Uint8Array | undefined
  /** The files in the output that were made from an input, whether or not the store is new. */
  readonly filesOf: (source: string) => readonly EarlierFile[]
  /** The file at a path in the output, whoever it was made from. */
  readonly earlierAt: (path: string) => EarlierFile | undefined
  /** Reads a file as an earlier run left it, whoever it was made from and whatever this run makes of it. */
  readonly fileAt: (path: string) => Uint8Array | undefined
  /** Reads one of these files. Undefined if somebody changed it since. */
  readonly read: (file: EarlierFile) => Uint8Array | undefined
  /** The facts of an input. */
  readonly input: <F extends object>(kind: NodeKind<F>, key: string) => F | undefined
  /** The moment of the run (RFC 3339, in UTC). */
  readonly now: string
}

/** A file of an earlier run. */
export interface EarlierFile {
  readonly path: string
  readonly sha256: string
}

/** Declares a step. Its type parameter says which facts it makes. */
export function step<F extends object>(given: Step<F>): Step<F> {
  return given
}

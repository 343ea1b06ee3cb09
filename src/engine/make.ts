import {sha256} from '../files/hash.ts'
import type {Trace} from './ask.ts'
import {createRecorder, typed, type Answers} from './recorder.ts'
import type {Stager, StagedFile} from './sink.ts'
import type {Facts, Past, Place, Step} from './step.ts'

/** What was made of one key, with its trace. Without facts, the node is gone. */
export interface Made {
  readonly key: string
  readonly facts?: Facts
  readonly bytes?: Readonly<Record<string, Uint8Array>>
  readonly places?: readonly Place[]
  readonly trace?: Trace
  readonly files?: readonly StagedFile[]
}

export interface MakeOptions {
  readonly step: Step
  readonly steps: readonly Step[]
  readonly answers: Answers
  readonly sink: Pick<Stager, 'stage'>
  readonly key: string
  readonly before: Facts | undefined
}

/**
 * Makes one node, and prepares its files. Runs in the main thread and in workers.
 * @throws {Error} what the step threw, with the name of the node
 */
export async function make({step, steps, answers, sink, key, before}: MakeOptions): Promise<Made> {
  const order = orderOf(steps)
  const place = order.get(step.name) ?? 0
  const recorder = createRecorder(answers, (kind) => (order.get(kind) ?? -1) < place)
  const {
    facts,
    bytes = {},
    places = [],
    files = [],
  } = await step.make(
    recorder.ask,
    key,
    pastOf(answers, before, (name) => answers.bytes(step.name, key, name)),
  )
  const staged = files.map((file) => sink.stage(file))
  return {
    key,
    facts: {
      ...facts,
      ...Object.fromEntries(Object.entries(bytes).map(([name, value]) => [name, sha256(value).slice(0, 24)])),
    },
    bytes,
    places,
    trace: recorder.trace(),
    files: staged,
  }
}

const orders = new WeakMap<readonly Step[], ReadonlyMap<string, number>>()

/** The place of each step in the list. Inputs are in none: they come before all steps. */
function orderOf(steps: readonly Step[]): ReadonlyMap<string, number> {
  const order = orders.get(steps) ?? new Map(steps.map(({name}, index) => [name, index]))
  orders.set(steps, order)
  return order
}

function pastOf(answers: Answers, facts: Facts | undefined, bytes: Past['bytes']): Past {
  return {
    facts,
    bytes,
    filesOf: answers.filesOf,
    earlierAt: answers.earlierAt,
    fileAt: answers.earlier,
    read: ({path, sha256: hash}) => {
      const bytes = answers.earlier(path)
      return bytes !== undefined && sha256(bytes) === hash ? bytes : undefined
    },
    input: (kind, key) => typed(answers.facts(kind.name, key)),
    now: new Date(answers.now).toISOString().replace(/\.\d{3}Z$/, 'Z'),
  }
}

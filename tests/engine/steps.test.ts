import {cpSync, mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {afterEach, describe, expect, it} from 'vitest'
import {openContent} from '../../src/content/readers/open-content.ts'
import type {Ask} from '../../src/engine/ask.ts'
import type {Artefact, Step} from '../../src/engine/step.ts'
import {publish} from '../../src/publishing/publish.ts'
import {publishing} from '../../src/publishing/pipeline.ts'
import {hashesIn, root, runCommand, temporaryFolder} from '../commands/run-command.ts'

const publishInto = async (from: string, out: string, steps?: readonly Step[]) => {
  const reader = await openContent(from, {})
  const progress = {onRecord: () => {}, onMaking: () => {}, onMade: () => {}}
  const now = new Date('2026-11-22T12:00:00Z')
  return publish({
    reader,
    out,
    now,
    progress,
    studioUrl: 'http://localhost:3333',
    ...(steps === undefined ? {} : {steps}),
  })
}

const OwnDate = Date
const {random} = Math
const {env} = process

/** A clock, dice and an environment that lie: whoever looks at them makes something else. */
const poison = (): void => {
  const wrong = 915_148_800_000
  globalThis.Date = new Proxy(OwnDate, {
    construct: (Target, args) => Reflect.construct(Target, args.length === 0 ? [wrong] : args),
    get: (target, name) => (name === 'now' ? () => wrong : Reflect.get(target, name)),
    apply: () => new OwnDate(wrong).toString(),
  })
  Math.random = () => 0.123
  process.env = {TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8'}
}

const heal = (): void => {
  globalThis.Date = OwnDate
  Math.random = random
  process.env = env
}

afterEach(heal)

/** Answers questions, and gives the same answers again when they are replayed. */
const createTape = (ask: Ask) => {
  const tape = new Map<string, unknown>()
  let isReplay = false
  const taped = new Proxy(ask, {
    get:
      (target, name) =>
      (...args: readonly unknown[]) => {
        const question = JSON.stringify([String(name), ...args])
        if (isReplay && !tape.has(question)) throw new Error(`The second time, a step asked ${question}`)
        if (!isReplay) tape.set(question, Reflect.apply(Reflect.get(target, name), target, args))
        return tape.get(question)
      },
  })
  return {taped, replay: (): void => void (isReplay = true)}
}

const textOf = (artefact: Artefact): string =>
  JSON.stringify(artefact, (_, value: unknown) =>
    value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value,
  )

/** Makes everything twice: the second time from the same answers alone. */
const twice = (step: Step, made: Map<string, number>): Step => ({
  ...step,
  make: async (ask, key, past) => {
    const {taped, replay} = createTape(ask)
    const first = await step.make(taped, key, past)
    replay()
    poison()
    try {
      const second = await step.make(taped, key, past)
      expect(textOf(second)).toBe(textOf(first))
    } finally {
      heal()
    }
    made.set(step.name, (made.get(step.name) ?? 0) + 1)
    return first
  },
})

describe('every step', () => {
  it('makes the same of the same answers, whatever the clock, dice, environment and order', async () => {
    const folder = temporaryFolder()
    const made = new Map<string, number>()
    const steps = publishing.map((step) => twice(step, made))
    await publishInto(join(root, 'content'), join(folder, 'shipped/dist'), steps)
    const corpus = join(folder, 'corpus.ndjson')
    await runCommand('generate', ['--articles', '40', '--out', corpus])
    await publishInto(corpus, join(folder, 'dist'), steps)
    const lines = readFileSync(corpus, 'utf8').split('\n')
    const isArticle = (line: string): boolean => line.includes('"_type":"article"')
    writeFileSync(corpus, lines.filter((line) => line !== lines.findLast(isArticle)).join('\n'))
    await publishInto(corpus, join(folder, 'dist'), steps)
    expect(publishing.map(({name}) => name).filter((name) => !made.has(name))).toEqual([])
  })

  it('makes the same in workers as in one thread', async () => {
    const folder = temporaryFolder()
    const corpus = join(folder, 'corpus.ndjson')
    await runCommand('generate', ['--articles', '130', '--out', corpus])
    await publishInto(corpus, join(folder, 'many/dist'))
    await publishInto(corpus, join(folder, 'one/dist'), publishing)
    expect(hashesIn(join(folder, 'many/dist'))).toEqual(hashesIn(join(folder, 'one/dist')))
  })

  it('is made again over a copy of the output with the same result, without a store', async () => {
    const folder = temporaryFolder()
    await publishInto(join(root, 'content'), join(folder, 'dist'))
    mkdirSync(join(folder, 'elsewhere'))
    cpSync(join(folder, 'dist'), join(folder, 'elsewhere/dist'), {recursive: true})
    const again = await publishInto(join(root, 'content'), join(folder, 'elsewhere/dist'))
    expect(again).toMatchObject({written: 0, removed: 0})
  })
})

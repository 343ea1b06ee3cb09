import {cores} from '../../engine/cores.ts'
import type {Ask} from '../../engine/ask.ts'
import {step, type MadeFile, type Past, type Step} from '../../engine/step.ts'
import {toPlain, type PlainMessage} from '../../checks/reports/message-record.ts'
import {quote, toMessage} from '../../content/findings.ts'
import {isWithin, type Rect} from '../../pictures/crop.ts'
import type {Picture} from '../../pictures/picture.ts'
import {filesOf, partsOfName, renditionsOf} from '../../pictures/renditions.ts'
import {outputPaths} from '../../site/addresses.ts'
import {collections} from '../collections.ts'
import {assets, places} from '../inputs.ts'
import {drawing, isLasting, type Drawing} from '../jobs.ts'
import {readings} from './readings.ts'
import {settings} from './settings.ts'

/** The files of pictures, a folder at a time. What an earlier run has drawn is taken from the output by its name. */
export const pictures: Step<{readonly findings: readonly PlainMessage[]}> = step<{
  readonly findings: readonly PlainMessage[]
}>({
  name: 'pictures',
  over: collections.pictures,
  atOnce: cores,
  make: async (ask, folder, past) => {
    const [newsletter] = ask.slice(collections.mailed(folder), {page: 1, size: 1})
    const source = newsletter === undefined ? {} : {source: newsletter.key}
    const files = new Map<string, MadeFile>()
    const findings: PlainMessage[] = []
    let mayPass = false
    for (const {picture, renditions} of askedDrawings(ask, folder)) {
      const origin = ask.fact(assets, picture.assetId, 'origin')
      const missing = renditions.filter(({name}) => {
        const file = files.has(name) ? undefined : earlierFile(name, past)
        if (file !== undefined) files.set(name, {...file, ...source})
        return !files.has(name)
      })
      if (missing.length === 0) continue
      try {
        for (const {name, bytes} of await ask.job(drawing, {picture, renditions: missing}))
          files.set(name, {path: outputPaths.asset(name), parts: [bytes], ...source})
      } catch (cause) {
        findings.push(cannotDraw(origin ?? picture.assetId, cause))
        mayPass ||= !isLasting(cause)
      }
    }
    for (const {at: name} of ask.slice(collections.named(folder), {all: true})) {
      const file = files.has(name) || !mayStay(ask, name) ? undefined : earlierFile(name, past)
      if (file !== undefined) files.set(name, {...file, ...source})
    }
    return {
      facts: {findings},
      files: [...files.values()],
      places: [
        ...(findings.length === 0 ? [] : [{in: collections.findings, at: folder}]),
        ...(mayPass ? [{in: collections.passing, at: `${pictures.name}/${folder}`}] : []),
      ],
    }
  },
})

/** What there is to draw in a folder: one entry for each picture. */
export function askedDrawings(ask: Pick<Ask, 'slice' | 'fact'>, folder: string): Drawing[] {
  const withOriginal = ask.fact(settings, '', 'offersOriginals') === true
  return ask.slice(collections.drawings(folder), {all: true}).flatMap(({at}) => {
    const picture: Picture = JSON.parse(at)
    const renditions = renditionsOf(picture, {withOriginal})
    return renditions === undefined ? [] : [{picture, renditions: filesOf(renditions, picture)}]
  })
}

/** A file that an earlier run drew, unless somebody changed it since. */
function earlierFile(name: string, past: Past): MadeFile | undefined {
  const path = outputPaths.asset(name)
  const file = past.earlierAt(path)
  const bytes = file === undefined ? undefined : past.read(file)
  return bytes === undefined ? undefined : {path, parts: [bytes]}
}

/**
 * Whether a file may stay that only something old shows, such as a mail that was sent. It may not once its source is no
 * longer among the content, nor if it shows what editors have cut off everywhere since.
 */
function mayStay(ask: Ask, name: string): boolean {
  const parts = partsOfName(name)
  if (parts === undefined || !isThere(ask, parts.hash)) return false
  const seen = ask.slice(collections.seen(parts.hash), {all: true}).map(({at}): Rect => JSON.parse(at))
  return seen.length === 0 || seen.some((rect) => isWithin(parts.rect, rect))
}

/** Whether a source is still among the content: as it was read, or by its id if nobody uses and reads it. */
function isThere(ask: Ask, hash: string): boolean {
  if (ask.count(places.sourcesOf(hash)) > 0) return true
  const named = ask.slice(places.assetsNamed(hash), {all: true}).map(({key}) => key)
  return named.some((id) => ask.fact(readings, id, 'facts') === undefined)
}

function cannotDraw(origin: string, cause: unknown): PlainMessage {
  const finding = {
    reason: `Cannot publish picture ${quote(origin)}: ${cause instanceof Error ? cause.message : String(cause)}`,
    actual: origin,
    cause,
  }
  return toPlain(toMessage(finding, {ruleId: 'image-asset', severity: 'error', source: 'export'}))
}

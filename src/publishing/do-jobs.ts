import {createHash} from 'node:crypto'
import pLimit from 'p-limit'
import {cores} from '../engine/cores.ts'
import {isRecord} from '../content/document.ts'
import type {Asset} from '../content/snapshot.ts'
import type {DoJob} from '../engine/job.ts'
import {typed} from '../engine/recorder.ts'
import type {DrawnRendition} from '../pictures/draw-renditions.ts'
import {creditMetadata} from '../pages/credit-metadata.ts'
import {PictureError} from '../pictures/open-picture.ts'
import {createPictureCache, type PictureCache} from './picture-cache.ts'
import type {ReadPicture} from '../pictures/read-picture.ts'
import {drawing, fetching, reading, type Drawing} from './jobs.ts'

interface JobOptions {
  readonly assetOf: (id: string) => Promise<Asset | undefined>
  /** The folder that keeps what was made of pictures. */
  readonly cacheFolder: string
}

/** Makes what does the jobs of a graph. sharp is loaded when a picture has to be read or drawn. */
export function createJobs({assetOf, cacheFolder}: JobOptions): DoJob {
  const cache = createPictureCache(cacheFolder)
  const bytesOf = async (id: string): Promise<Uint8Array | undefined> => (await assetOf(id))?.bytes()
  const bytesThere = async (id: string): Promise<Uint8Array> => {
    const bytes = await bytesOf(id)
    if (bytes === undefined || bytes.length === 0) throw new PictureError('unreadable', 'nothing is there')
    return bytes
  }
  // Each holds all pixels of a picture.
  const oneOfFew = pLimit(cores)
  const underWay = new Map<string, Promise<readonly DrawnRendition[]>>()
  const draw = async (given: Drawing): Promise<readonly DrawnRendition[]> => {
    const key = JSON.stringify(given)
    const known = underWay.get(key)
    if (known !== undefined) return known
    const drawn = oneOfFew(() => drawAll(given, cache, () => bytesThere(given.picture.assetId)))
    underWay.set(key, drawn)
    try {
      return await drawn
    } finally {
      underWay.delete(key)
    }
  }
  const jobs: Readonly<Record<string, (given: unknown) => Promise<unknown>>> = {
    [fetching.name]: (given) => bytesOf(typed(given)),
    [reading.name]: async (given) => read(await bytesThere(typed(given)), cache),
    [drawing.name]: (given) => draw(typed(given)),
  }
  return async (name, given) => {
    const run = jobs[name]
    if (run === undefined) throw new Error(`There is nobody for the job ${name}`)
    return run(given)
  }
}

/** Draws those files of a picture that are not in the cache. */
async function drawAll(
  {picture, renditions}: Drawing,
  cache: PictureCache,
  bytesOf: () => Promise<Uint8Array>,
): Promise<DrawnRendition[]> {
  const kept = renditions.flatMap(({name}) => {
    const bytes = cache.read(name)
    return bytes === undefined || bytes.length === 0 ? [] : [{name, bytes}]
  })
  const names = new Set(kept.map(({name}) => name))
  const missing = renditions.filter(({name}) => !names.has(name))
  if (missing.length === 0) return kept
  const bytes = await bytesOf()
  if (sha1(bytes) !== picture.hash)
    throw new PictureError('unreadable', 'it was replaced while it was read: publish again')
  const {drawRenditions} = await import('../pictures/draw-renditions.ts')
  const drawn = await drawRenditions(bytes, {size: picture, xmp: creditMetadata(picture)}, missing)
  for (const {name, bytes: written} of drawn) cache.write(name, written)
  return [...kept, ...drawn]
}

/** Reads a picture, or what is kept of reading it. */
async function read(bytes: Uint8Array, cache: PictureCache): Promise<ReadPicture> {
  const hash = sha1(bytes)
  const name = `${hash}/reading-${readingVersion}.json`
  const kept = parseReading(cache.read(name))
  if (kept !== undefined) return kept
  const {readPicture} = await import('../pictures/read-picture.ts')
  const picture = await readPicture(bytes, hash)
  const {grid, ...rest} = picture
  const stored = {...rest, ...(grid === undefined ? {} : {grid: {...grid, colours: encode(grid.colours)}})}
  cache.write(name, new TextEncoder().encode(JSON.stringify(stored)))
  return picture
}

/** Changes when the same picture is read as something else than before. */
const readingVersion = 3

function parseReading(bytes: Uint8Array | undefined): ReadPicture | undefined {
  if (bytes === undefined) return undefined
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes))
    if (!isRecord(value)) return undefined
    const {grid, ...rest} = value
    if (!isRecord(rest['facts']) || typeof rest['facts']['hash'] !== 'string') return undefined
    if (!isRecord(grid)) return typed({...rest, grid: undefined})
    return typed({...rest, grid: {...grid, colours: new Uint8Array(Buffer.from(String(grid['colours']), 'base64'))}})
  } catch {
    return undefined
  }
}

function encode(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64')
}

function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}

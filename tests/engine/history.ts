import {cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import type {SanityDocument} from '../../src/content/document.ts'
import {step} from '../../src/engine/step.ts'
import {plainPicture} from '../pictures/make-picture.ts'
import {hashesIn} from '../commands/run-command.ts'
import {
  article,
  benefit,
  bodyRegion,
  condition,
  createPublisher,
  feed,
  refs,
  settings,
  slug,
  textOf,
  therapy,
} from '../publishing/publisher.ts'

type Step =
  | {
      readonly do: 'write' | 'rename' | 'swap' | 'recall' | 'delete' | 'fault' | 'date' | 'picture' | 'asset'
      readonly id: number
      readonly to: number
    }
  | {readonly do: 'move' | 'name' | 'publisher' | 'fail'; readonly id: number; readonly to: number}
  | {
      readonly do: 'publish' | 'clock' | 'lose the store' | 'lose a file' | 'another version'
      readonly id: number
      readonly to: number
    }

const articles = 5
const failing = step<object>({
  name: 'failing',
  make: () => {
    throw new Error('It fails')
  },
})

/** What editors, the clock and machines do between runs. */
export const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    do: fc.constantFrom(
      ...([
        'write',
        'write',
        'rename',
        'swap',
        'recall',
        'delete',
        'fault',
        'date',
        'picture',
        'picture',
        'asset',
        'move',
        'name',
        'publisher',
      ] as const),
      ...(['publish', 'publish', 'publish', 'publish', 'clock', 'lose the store', 'lose a file'] as const),
      'another version' as const,
      'fail' as const,
    ),
    id: fc.nat({max: articles - 1}),
    to: fc.nat({max: 5}),
  }),
  {minLength: 3, maxLength: 20},
)

const linkTo = (id: string): unknown => ({
  _key: 'l',
  _type: 'block',
  style: 'normal',
  markDefs: [{_key: 'm', _type: 'internalLink', reference: {_type: 'reference', _ref: id}}],
  children: [{_key: 's', _type: 'span', text: 'Read on', marks: ['m']}],
})

/** Content in which everything hangs together: regions in regions, articles that link to each other, a newsletter. */
const createContent = () => {
  const documents = new Map<string, SanityDocument>()
  const put = (document: SanityDocument): void => void documents.set(document._id, document)
  put(settings)
  for (const id of ['back', 'low', 'up']) put(bodyRegion(id, id === 'back' ? {} : {parent: refs('back')[0]}))
  put(benefit('calm', {claim: 'It may make you calm.', therapies: refs('massage'), regions: refs('low')}))
  put(therapy('massage', {caveats: refs('care')}))
  put(condition('pain', {redFlags: ['You cannot walk.']}))
  put({_id: 'care', _type: 'caveat', title: 'Take care', severity: 'caution', text: 'Ask first.'})
  put(feed('own', {regions: refs('low')}))
  put({
    _id: 'news',
    _type: 'newsletter',
    title: 'News',
    slug: {_type: 'slug', current: 'news'},
    subject: 'News',
    preheader: 'What is new',
    sendAt: '2026-11-12T07:00:00Z',
    sections: [{_key: 'n', _type: 'newsletterSection', title: 'New', selection: 'newest', limit: 2}],
  })
  const write = (number: number, version: number): void => {
    const id = `a${number}`
    put(
      article(id, {
        ...documents.get(id),
        title: `Article ${number}`,
        publishedAt: `2026-0${1 + (number % 9)}-01T08:00:00Z`,
        regions: refs(['back', 'low', 'up'][number % 3] ?? 'back'),
        benefits: refs('calm'),
        conditions: number % 2 === 0 ? refs('pain') : [],
        therapies: refs('massage'),
        body: [...textOf(`Words ${version} of ${number}.`), linkTo(`a${(number + 1) % articles}`)],
      }),
    )
  }
  for (let number = 0; number < articles; number++) write(number, 0)
  return {documents, put, write}
}

const assets = await Promise.all([plainPicture(900, 600, '#104060'), plainPicture(400, 300, '#601040')])

/** A picture as an article may show it: none, one of two, cropped one way or another, with a credit. */
const pictureOf = (choice: number): unknown => {
  const picture = assets[choice % 2]
  if (choice === 0 || picture === undefined) return undefined
  const crop = {_type: 'sanity.imageCrop', left: choice > 2 ? 0.25 : 0, top: 0, bottom: choice > 4 ? 0.5 : 0, right: 0}
  return {
    _type: 'figure',
    alt: 'A back',
    ...(choice === 4 ? {credit: 'Ann'} : {}),
    image: {_type: 'image', asset: {_type: 'reference', _ref: picture.id}, ...(choice > 2 ? {crop} : {})},
  }
}

const recall = {_type: 'recall', recalledAt: '2026-11-11T09:00:00Z', reason: 'It was wrong.'}

/** Thousands of small files come and go, so they are kept in memory where there is such a place. */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** @throws if two folders differ, with the first difference */
const expectSame = (one: string, other: string): void => {
  const [left, right] = [hashesIn(one), hashesIn(other)]
  const paths = new Set([...Object.keys(left), ...Object.keys(right)])
  const different = [...paths].filter((path) => left[path] !== right[path])
  const [first] = different.filter((path) => !path.startsWith('manifest')).toSorted()
  if (different.length === 0) return
  const textIn = (folder: string): string => {
    try {
      return readFileSync(join(folder, first ?? different[0] ?? ''), 'utf8')
    } catch {
      return ''
    }
  }
  const [incremental, clean] = [textIn(one), textIn(other)]
  const at = [...incremental].findIndex((character, index) => character !== clean[index])
  const from = Math.max(0, at - 200)
  throw new Error(
    `${different.join(', ')}\n${first}\nincremental: ${incremental.slice(from, at + 300)}\nclean: ${clean.slice(from, at + 300)}`,
  )
}

/**
 * Lives through a history. Each time it publishes, it does so twice: with the store, and without it over a copy of the
 * same output.
 * @throws if the two differ in a byte
 */
export const liveThrough = async (steps: readonly Step[]): Promise<void> => {
  const folder = mkdtempSync(join(memory, 'bodytext-history-'))
  try {
    await livingIn(folder, steps)
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

const livingIn = async (folder: string, steps: readonly Step[]): Promise<void> => {
  const publisher = createPublisher(join(folder, 'own/dist'))
  const {documents, put, write} = createContent()
  const faulty = new Set<string>()
  const lost = new Set<string>()
  let hour = 0
  let runs = 0
  const hasSharedSlugs = (): boolean => {
    const slugs = [...documents.values()].map((document) => `${document._type} ${JSON.stringify(document['slug'])}`)
    return new Set(slugs).size < slugs.length
  }
  const optionsNow = () => ({
    now: new Date(Date.UTC(2026, 10, 10, 12 + hour)).toISOString(),
    faulty: [...faulty],
    assets: assets.filter(({id}) => !lost.has(id)).map(({asset}) => asset),
  })
  /** Makes everything, and ends before anything is published. */
  const failToPublish = async (): Promise<void> => {
    if (hasSharedSlugs()) return
    await publisher.publishOnly([...documents.values()], {...optionsNow(), more: [failing]}).catch((error: unknown) => {
      if (!String(error).includes('It fails')) throw error
    })
  }
  const publish = async (): Promise<void> => {
    if (hasSharedSlugs()) return
    const options = optionsNow()
    runs += 1
    const other = createPublisher(join(folder, `clean-${runs}/dist`))
    mkdirSync(join(folder, `clean-${runs}`))
    cpSync(publisher.folder, other.folder, {recursive: true, force: true})
    await publisher.publishOnly([...documents.values()], options)
    await other.publishOnly([...documents.values()], options)
    expectSame(publisher.folder, other.folder)
    rmSync(join(folder, `clean-${runs}`), {recursive: true})
  }
  mkdirSync(publisher.folder, {recursive: true})
  await publish()
  for (const {do: what, id: number, to} of steps) {
    const id = `a${number}`
    const document = documents.get(id)
    if (what === 'publish') {
      hour += 1
      await publish()
    } else if (what === 'write') write(number, to)
    else if (what === 'fail') {
      hour += 1
      await failToPublish()
    } else if (what === 'rename' && document !== undefined)
      put({...document, ...slug(`slug-${to}`), previousSlugs: [id, `slug-${to + 1}`]})
    else if (what === 'swap') {
      const other = documents.get(`a${to}`)
      if (document === undefined || other === undefined) continue
      put({...document, slug: other['slug']})
      put({...other, slug: document['slug']})
    } else if (what === 'recall' && document !== undefined) put({...document, recall})
    else if (what === 'delete') documents.delete(id)
    else if (what === 'fault') {
      if (!faulty.delete(id)) faulty.add(id)
    } else if (what === 'date' && document !== undefined) put({...document, publishedAt: `2026-11-1${to}T12:30:00Z`})
    else if (what === 'picture' && document !== undefined) {
      const {heroImage: _, ...rest} = document
      const heroImage = pictureOf(to)
      put({...rest, _id: id, _type: 'article', ...(heroImage === undefined ? {} : {heroImage})})
    } else if (what === 'asset') {
      const asset = assets[to % 2]?.id ?? ''
      if (!lost.delete(asset)) lost.add(asset)
    } else if (what === 'move') put(bodyRegion('up', {parent: refs(to % 2 === 0 ? 'low' : 'back')[0]}))
    else if (what === 'name') put({...(documents.get('low') ?? settings), name: `Low ${to}`})
    else if (what === 'publisher') put({...settings, publisher: `Publisher ${to}`})
    else if (what === 'clock') hour += to * 7 - 10
    else if (what === 'lose the store') publisher.forget()
    else if (what === 'lose a file') rmSync(join(publisher.folder, 'llms.txt'), {force: true})
    else if (what === 'another version') publisher.age()
  }
  hour += 1
  await publish()
}

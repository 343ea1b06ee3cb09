import {toEntry} from '../../src/content/entry.ts'
import {createSnapshot, type Asset} from '../../src/content/snapshot.ts'
import type {SanityDocument} from '../../src/content/document.ts'
import {formatPath} from '../../src/content/path.ts'
import {createSite} from '../../src/site/site.ts'
import {rules} from '../../src/checks/rules/index.ts'
import {createRuleContext, type PictureReading} from '../../src/checks/rule.ts'
import type {RuleId} from '../../src/checks/settings.ts'

export interface Found {
  readonly id: string
  readonly path: string
  readonly reason: string
}

export interface RunOptions {
  readonly now?: string
  readonly assets?: readonly string[]
  readonly drafts?: readonly string[]
  /** What the bytes of pictures say. The default is what their ids say. */
  readonly readings?: Readonly<Record<string, PictureReading>>
}

export const snapshotOf = (documents: readonly SanityDocument[], {assets = [], drafts = []}: RunOptions = {}) =>
  createSnapshot({
    entries: documents.map((document) => toEntry(document, `${document._type}/${document._id}.json`)),
    unpublished: new Set(drafts),
    assets: new Map(assets.map((id): [string, Asset] => [id, {id, origin: id, bytes: async () => new Uint8Array()}])),
  })

/** Runs one rule on documents, and returns its findings in the order of the document ids. */
export const runRule = (ruleId: RuleId, documents: readonly SanityDocument[], options: RunOptions = {}): Found[] => {
  const snapshot = snapshotOf(documents, options)
  const rule = rules.find(({id}) => id === ruleId)
  if (rule === undefined) throw new Error(`There is no rule ${ruleId}`)
  const now = new Date(options.now ?? '2026-11-22T00:00:00Z')
  const check = rule.createCheck(
    createRuleContext({
      snapshot,
      site: createSite(snapshot),
      now,
      ...(options.readings === undefined ? {} : {readingOf: (id: string) => options.readings?.[id]}),
    }),
  )
  return [...snapshot.entries.values()].flatMap((entry) =>
    [...check(entry)].map(({path = [], reason}) => ({id: entry.id, path: formatPath(path), reason})),
  )
}

type Fields = Readonly<Record<string, unknown>>

export const ref = (id: string, key?: string): Fields => ({
  _type: 'reference',
  _ref: id,
  ...(key === undefined ? {} : {_key: key}),
})
export const refs = (...ids: readonly string[]): Fields[] => ids.map((id) => ref(id, id))

const maker =
  (type: string) =>
  (id: string, fields: Fields = {}): SanityDocument => ({_id: id, _type: type, ...fields})

export const article = maker('article')
export const benefit = maker('benefit')
export const bodyRegion = maker('bodyRegion')
export const newsletter = maker('newsletter')
export const caveat = maker('caveat')
export const condition = maker('condition')
export const therapy = maker('therapy')
export const slug = (current: unknown): Fields => ({slug: {_type: 'slug', current}})

/** A span without a key; `block` adds one from its position. */
export const span = (text: string, ...marks: readonly string[]): Fields => ({_type: 'span', text, marks})

export interface BlockFields extends Fields {
  readonly markDefs?: readonly Fields[]
}

/** A block of prose, from one text or from spans. */
export const block = (key: string, content: string | readonly Fields[], fields: BlockFields = {}): Fields => ({
  _key: key,
  _type: 'block',
  style: 'normal',
  markDefs: [],
  children: (typeof content === 'string' ? [span(content)] : content).map((child, index) => ({
    _key: `s${index}`,
    ...child,
  })),
  ...fields,
})

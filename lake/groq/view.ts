import {isRecord} from '../../src/content/document.ts'
import type {Bodies} from './bodies.ts'
import type {Demand} from './demand.ts'
import {byId, refersTo, typeOf, type Entry} from './entry.ts'
import {compareValues, firstWhere} from './order.ts'
import {publishedId} from './perspective.ts'
import {addSorted, addUnder, removeSorted, removeUnder} from './sorted-list.ts'

interface Keyed {
  readonly key: unknown
  readonly entry: Entry
}

const byKey = (a: Keyed, b: Keyed): number => compareValues(a.key, b.key) || byId(a.entry, b.entry)

const slugText = (slug: unknown): string | undefined =>
  isRecord(slug) && typeof slug['current'] === 'string' ? slug['current'] : undefined

/** Which documents an order is of: those of a type, those that refer to a document, both, or all. */
export interface Range {
  readonly type?: string | undefined
  readonly ref?: string | undefined
}

interface Order extends Range {
  readonly field: string
  readonly items: Keyed[]
}

const covers = ({type, ref}: Range, entry: Entry): boolean =>
  (type === undefined || type === typeOf(entry)) && (ref === undefined || refersTo(entry, ref))

/** Orders are made when a query first asks for one; those asked for last are kept, and as many entries of them. */
const mostOrderedEntries = 2_000_000
const mostOrders = 1000

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const none: readonly Entry[] = []

/**
 * The documents of one perspective, in the order of their ids, with the indexes that queries use. It is kept up to date,
 * document by document.
 */
export const createView = (initial: readonly Entry[], bodies: Bodies, showsOriginalId: boolean) => {
  const entries = new Map<string, Entry>()
  const all: Entry[] = []
  const types = new Map<string, Entry[]>()
  const slugs = new Map<string, Entry[]>()
  /** Slugs too long for a head, by the entry they were read from. */
  const longSlugs = new Map<Entry, string>()
  const referrers = new Map<string, Entry[]>()
  /** The drafts and versions of documents, by published id. */
  const versions = new Map<string, string[]>()
  const orders = new Map<string, Order>()
  let orderedEntries = 0
  let nestedReferences = 0

  const needsBody = ({head}: Entry, {all: takesAll, names}: Demand): boolean =>
    takesAll || (showsOriginalId && names.has('_originalId')) || head.omitted.some((name) => names.has(name))

  const fieldOf = (entry: Entry, name: string): unknown =>
    entry.head.omitted.includes(name) || (showsOriginalId && name === '_originalId')
      ? bodies.document(entry, showsOriginalId)[name]
      : entry.fields[name]

  const forgetOrder = (key: string): void => {
    orderedEntries -= orders.get(key)?.items.length ?? 0
    orders.delete(key)
  }

  const add = (entry: Entry): void => {
    const {id, head} = entry
    entries.set(id, entry)
    addSorted(all, entry, byId)
    addUnder(types, typeOf(entry), entry, byId)
    const slug = slugText(fieldOf(entry, 'slug'))
    if (slug !== undefined) {
      addUnder(slugs, slug, entry, byId)
      if (head.omitted.includes('slug')) longSlugs.set(entry, slug)
    }
    if (publishedId(id) !== id) addUnder(versions, publishedId(id), id, byText)
    if (head.nested) nestedReferences++
    for (const ref of head.strong) addUnder(referrers, ref, entry, byId)
    for (const ref of head.weak) addUnder(referrers, ref, entry, byId)
    for (const order of orders.values()) {
      if (!covers(order, entry)) continue
      addSorted(order.items, {key: fieldOf(entry, order.field), entry}, byKey)
      orderedEntries++
    }
  }

  const remove = (entry: Entry): void => {
    const {id, head} = entry
    entries.delete(id)
    removeSorted(all, entry, byId)
    removeUnder(types, typeOf(entry), entry, byId)
    const slug = longSlugs.get(entry) ?? slugText(entry.fields['slug'])
    longSlugs.delete(entry)
    if (slug !== undefined) removeUnder(slugs, slug, entry, byId)
    if (publishedId(id) !== id) removeUnder(versions, publishedId(id), id, byText)
    if (head.nested) nestedReferences--
    for (const ref of head.strong) removeUnder(referrers, ref, entry, byId)
    for (const ref of head.weak) removeUnder(referrers, ref, entry, byId)
    for (const [key, order] of orders) {
      if (!covers(order, entry)) continue
      // The body that held the key is gone: the order is made again when it is asked for.
      if (head.omitted.includes(order.field)) forgetOrder(key)
      else {
        removeSorted(order.items, {key: entry.fields[order.field], entry}, byKey)
        orderedEntries--
      }
    }
  }

  for (const entry of initial.toSorted(byId)) add(entry)

  const ofType = (type: string): readonly Entry[] => types.get(type) ?? none

  const membersOf = ({type, ref}: Range): readonly Entry[] => {
    if (ref === undefined) return type === undefined ? all : ofType(type)
    const referring = referrers.get(ref) ?? none
    return type === undefined ? referring : referring.filter((entry) => typeOf(entry) === type)
  }

  const sortedBy = (range: Range, field: string): readonly Keyed[] => {
    const name = JSON.stringify([range.type, range.ref, field])
    const known = orders.get(name)
    if (known !== undefined) {
      orders.delete(name)
      orders.set(name, known)
      return known.items
    }
    const items = membersOf(range)
      .map((entry) => ({key: fieldOf(entry, field), entry}))
      .toSorted(byKey)
    orders.set(name, {...range, field, items})
    orderedEntries += items.length
    for (const oldest of orders.keys()) {
      if (oldest === name || (orderedEntries <= mostOrderedEntries && orders.size <= mostOrders)) break
      forgetOrder(oldest)
    }
    return items
  }

  return {
    showsOriginalId,
    get: (id: string): Entry | undefined => entries.get(id),
    all: (): readonly Entry[] => all,
    ofType,
    withSlug: (slug: string): readonly Entry[] => slugs.get(slug) ?? none,
    /** The ids under which a document is shown: its own, and those of its drafts and versions. */
    versionsOf: (id: string): string[] => [id, ...(versions.get(id) ?? [])],
    /** Whether the documents that refer to one are those that GROQ's `references()` finds. */
    hasPlainReferences: (): boolean => nestedReferences === 0,
    /** How many documents have a smaller id. */
    positionOf: (id: string): number => firstWhere(all, (entry) => entry.id >= id),
    /** The documents that refer to one, in the order of their ids. */
    referrers: (id: string): readonly Entry[] => referrers.get(id) ?? none,
    /** The documents whose ids start so. */
    withPrefix: (prefix: string): readonly Entry[] => {
      const start = firstWhere(all, ({id}) => id >= prefix)
      const end = firstWhere(all, ({id}) => id > prefix && !id.startsWith(prefix), start)
      return all.slice(start, end)
    },
    /** Documents in the order of a field; those that compare equal by id, either way. */
    *inOrder(range: Range, field: string, descending: boolean): Generator<Entry> {
      const list = sortedBy(range, field)
      if (!descending) {
        for (const {entry} of list) yield entry
        return
      }
      for (let end = list.length; end > 0;) {
        const key = list[end - 1]?.key
        const start = firstWhere(list, (item) => compareValues(item.key, key) >= 0)
        for (let at = start; at < end; at++) {
          const item = list[at]
          if (item !== undefined) yield item.entry
        }
        end = start
      }
    },
    needsBody,
    fieldOf,
    /** What an expression with this demand is evaluated on. */
    document: (entry: Entry, demand: Demand): Readonly<Record<string, unknown>> =>
      needsBody(entry, demand) ? bodies.document(entry, showsOriginalId) : entry.fields,
    text: (entry: Entry): string => bodies.text(entry, showsOriginalId),
    /** Puts a document's new state in, or takes it out. */
    update: (id: string, entry: Entry | undefined): void => {
      const known = entries.get(id)
      if (known !== undefined) remove(known)
      if (entry !== undefined) add(entry)
    },
  }
}

export type View = ReturnType<typeof createView>

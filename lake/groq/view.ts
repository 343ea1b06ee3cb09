import {isRecord} from '../../scripts/model/document.ts'
import type {Bodies} from './bodies.ts'
import type {Demand} from './demand.ts'
import {byId, typeOf, type Entry} from './entry.ts'
import {compareValues, firstWhere} from './order.ts'
import {publishedId} from './perspective.ts'
import {createSortedList, type SortedList} from './sorted-list.ts'

interface Keyed {
  readonly key: unknown
  readonly entry: Entry
}

const byKey = (a: Keyed, b: Keyed): number => compareValues(a.key, b.key) || byId(a.entry, b.entry)

const slugText = (slug: unknown): string | undefined =>
  isRecord(slug) && typeof slug['current'] === 'string' ? slug['current'] : undefined

/** Lists sorted by other fields than these are made when a query first asks, and as many are kept. */
const mostOrders = 24

const addTo = <Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void => {
  const known = map.get(key)
  if (known === undefined) map.set(key, new Set([value]))
  else known.add(value)
}

const removeFrom = <Key, Value>(map: Map<Key, Set<Value>>, key: Key, value: Value): void => {
  const known = map.get(key)
  known?.delete(value)
  if (known?.size === 0) map.delete(key)
}

const covers = (order: {readonly type: string | undefined}, entry: Entry): boolean =>
  order.type === undefined || order.type === typeOf(entry)

/**
 * The documents of one perspective, in the order of their ids, with the indexes that queries use. It is kept up to date,
 * document by document.
 */
export const createView = (initial: readonly Entry[], bodies: Bodies, showsOriginalId: boolean) => {
  const entries = new Map<string, Entry>()
  const types = new Map<string, SortedList<Entry>>()
  const slugs = new Map<string, Set<Entry>>()
  /** Slugs too long for a head, by the entry they were read from. */
  const longSlugs = new Map<Entry, string>()
  const referrers = new Map<string, Set<Entry>>()
  /** The drafts and versions of documents, by published id. */
  const versions = new Map<string, Set<string>>()
  let nestedReferences = 0
  const orders = new Map<
    string,
    {readonly type: string | undefined; readonly field: string; readonly list: SortedList<Keyed>}
  >()

  const needsBody = ({head}: Entry, {all, names}: Demand): boolean =>
    all || (showsOriginalId && names.has('_originalId')) || head.omitted.some((name) => names.has(name))

  const fieldOf = (entry: Entry, name: string): unknown =>
    entry.head.omitted.includes(name) || (showsOriginalId && name === '_originalId')
      ? bodies.document(entry, showsOriginalId)[name]
      : entry.fields[name]

  const indexLooseParts = (entry: Entry): void => {
    const slug = slugText(fieldOf(entry, 'slug'))
    if (slug !== undefined) {
      addTo(slugs, slug, entry)
      if (entry.head.omitted.includes('slug')) longSlugs.set(entry, slug)
    }
    if (publishedId(entry.id) !== entry.id) addTo(versions, publishedId(entry.id), entry.id)
    if (entry.head.nested) nestedReferences++
    for (const ref of entry.head.strong) addTo(referrers, ref, entry)
    for (const ref of entry.head.weak) addTo(referrers, ref, entry)
  }

  const sorted = initial.toSorted(byId)
  const all = createSortedList(byId, sorted)
  const ofTypes = new Map<string, Entry[]>()
  for (const entry of sorted) {
    entries.set(entry.id, entry)
    const list = ofTypes.get(typeOf(entry))
    if (list === undefined) ofTypes.set(typeOf(entry), [entry])
    else list.push(entry)
    indexLooseParts(entry)
  }
  for (const [type, list] of ofTypes) types.set(type, createSortedList(byId, list))
  ofTypes.clear()

  const remove = (entry: Entry): void => {
    entries.delete(entry.id)
    all.remove(entry)
    types.get(typeOf(entry))?.remove(entry)
    if (publishedId(entry.id) !== entry.id) removeFrom(versions, publishedId(entry.id), entry.id)
    if (entry.head.nested) nestedReferences--
    for (const ref of [...entry.head.strong, ...entry.head.weak]) removeFrom(referrers, ref, entry)
    const slug = longSlugs.get(entry) ?? slugText(entry.fields['slug'])
    longSlugs.delete(entry)
    if (slug !== undefined) removeFrom(slugs, slug, entry)
    for (const [key, order] of orders) {
      if (!covers(order, entry)) continue
      if (entry.head.omitted.includes(order.field)) orders.delete(key)
      else order.list.remove({key: entry.fields[order.field], entry})
    }
  }

  const add = (entry: Entry): void => {
    entries.set(entry.id, entry)
    all.add(entry)
    const ofType = types.get(typeOf(entry))
    if (ofType === undefined) types.set(typeOf(entry), createSortedList(byId, [entry]))
    else ofType.add(entry)
    indexLooseParts(entry)
    for (const order of orders.values()) {
      if (covers(order, entry)) order.list.add({key: fieldOf(entry, order.field), entry})
    }
  }

  const ofType = (type: string): readonly Entry[] => types.get(type)?.items ?? []

  /** The documents of a type, or all, sorted by a field. */
  const sortedBy = (type: string | undefined, field: string): readonly Keyed[] => {
    const name = JSON.stringify([type, field])
    const known = orders.get(name)
    if (known !== undefined) {
      orders.delete(name)
      orders.set(name, known)
      return known.list.items
    }
    const members = type === undefined ? all.items : ofType(type)
    const list = createSortedList(
      byKey,
      members.map((entry) => ({key: fieldOf(entry, field), entry})),
    )
    orders.set(name, {type, field, list})
    for (const oldest of orders.keys()) {
      if (orders.size <= mostOrders) break
      orders.delete(oldest)
    }
    return list.items
  }

  return {
    showsOriginalId,
    get: (id: string): Entry | undefined => entries.get(id),
    all: (): readonly Entry[] => all.items,
    ofType,
    withSlug: (slug: string): Entry[] => [...(slugs.get(slug) ?? [])].toSorted(byId),
    /** The ids under which a document is shown: its own, and those of its drafts and versions. */
    versionsOf: (id: string): string[] => [id, ...(versions.get(id) ?? [])],
    /** Whether the documents that refer to one are those that GROQ's `references()` finds. */
    hasPlainReferences: (): boolean => nestedReferences === 0,
    /** How many documents have a smaller id. */
    positionOf: (id: string): number => firstWhere(all.items, (entry) => entry.id >= id),
    /** The documents that refer to one, in no order. */
    referrers: (id: string): ReadonlySet<Entry> => referrers.get(id) ?? new Set(),
    /** The documents whose ids start so. */
    withPrefix: (prefix: string): readonly Entry[] => {
      const start = firstWhere(all.items, ({id}) => id >= prefix)
      const end = firstWhere(all.items, ({id}) => id > prefix && !id.startsWith(prefix), start)
      return all.items.slice(start, end)
    },
    /** How many entries of a sort are cheap to ask for, and whether they are there already. */
    isSorted: (type: string | undefined, field: string): boolean => orders.has(JSON.stringify([type, field])),
    /** The documents of a type, or all, in the order of a field; those that compare equal by id, either way. */
    *inOrder(type: string | undefined, field: string, descending: boolean): Generator<Entry> {
      const list = sortedBy(type, field)
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

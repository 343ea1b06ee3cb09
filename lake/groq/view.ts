import {isUnpublished, publishedIdOf} from '../../src/content/ids.ts'
import {isRecord} from '../../src/content/document.ts'
import type {Bodies} from './bodies.ts'
import type {Demand} from './demand.ts'
import {byId, refersTo, typeOf, type Row} from './row.ts'
import {compareValues, firstWhere, rankOf} from './order.ts'
import type {Stretch} from './answer.ts'
import {addSorted, addUnder, removeSorted, removeUnder} from './sorted-list.ts'

/** The documents that an order covers: those of a type, those that refer to a document, both, or all. */
export interface Range {
  readonly type?: string | undefined
  readonly ref?: string | undefined
}

export type View = ReturnType<typeof createView>

/**
 * Creates the view of one perspective: its documents in the order of their ids, with the indexes that queries use.
 * `update` keeps it current, one document at a time.
 */
export function createView(initial: readonly Row[], bodies: Bodies, showsOriginalId: boolean) {
  const rows = new Map<string, Row>()
  const all: Row[] = []
  const types = new Map<string, Row[]>()
  const slugs = new Map<string, Row[]>()
  /** Slugs that are too long for a head, by the row they were read from. */
  const longSlugs = new Map<Row, string>()
  const referrers = new Map<string, Row[]>()
  /** The drafts and versions of documents, by published id. */
  const versions = new Map<string, string[]>()
  const orders = new Map<string, Order>()
  /** How many documents of a type keep a field in their body only. */
  const omitted = new Map<string, Map<string, number>>()
  /** Names of fields that were found in a document. */
  const fields = new Set<string>()
  let orderedEntries = 0
  let nestedReferences = 0

  const needsBody = ({head}: Row, {all: takesAll, names}: Demand): boolean =>
    takesAll || (showsOriginalId && names.has('_originalId')) || head.omitted.some((name) => names.has(name))

  const fieldOf = (row: Row, name: string): unknown =>
    row.head.omitted.includes(name) || (showsOriginalId && name === '_originalId')
      ? ownField(bodies.document(row, showsOriginalId), name)
      : ownField(row.fields, name)

  const forgetOrder = (key: string): void => {
    orderedEntries -= orders.get(key)?.items.length ?? 0
    orders.delete(key)
  }

  const countOmitted = (row: Row, difference: 1 | -1): void => {
    if (row.head.omitted.length === 0) return
    const type = typeOf(row)
    const counts = omitted.get(type) ?? new Map<string, number>()
    omitted.set(type, counts)
    for (const name of row.head.omitted) counts.set(name, (counts.get(name) ?? 0) + difference)
  }

  const isInBodies = (type: string | undefined, field: string): boolean =>
    type === undefined
      ? omitted.values().some((counts) => (counts.get(field) ?? 0) > 0)
      : (omitted.get(type)?.get(field) ?? 0) > 0

  const add = (row: Row): void => {
    const {id, head} = row
    rows.set(id, row)
    addSorted(all, row, byId)
    addUnder(types, typeOf(row), row, byId)
    const slug = slugText(fieldOf(row, 'slug'))
    if (slug !== undefined) {
      addUnder(slugs, slug, row, byId)
      if (head.omitted.includes('slug')) longSlugs.set(row, slug)
    }
    if (isUnpublished(id)) addUnder(versions, publishedIdOf(id), id, byText)
    if (head.nested) nestedReferences++
    countOmitted(row, 1)
    for (const ref of head.strong) addUnder(referrers, ref, row, byId)
    for (const ref of head.weak) addUnder(referrers, ref, row, byId)
    for (const order of orders.values()) {
      if (!covers(order, row)) continue
      const key = fieldOf(row, order.field)
      addSorted(order.items, {key, row}, byKey)
      if (isMixed(key)) order.mixed++
      orderedEntries++
    }
  }

  const remove = (row: Row): void => {
    const {id, head} = row
    rows.delete(id)
    removeSorted(all, row, byId)
    removeUnder(types, typeOf(row), row, byId)
    const slug = longSlugs.get(row) ?? slugText(row.fields['slug'])
    longSlugs.delete(row)
    if (slug !== undefined) removeUnder(slugs, slug, row, byId)
    if (isUnpublished(id)) removeUnder(versions, publishedIdOf(id), id, byText)
    if (head.nested) nestedReferences--
    countOmitted(row, -1)
    for (const ref of head.strong) removeUnder(referrers, ref, row, byId)
    for (const ref of head.weak) removeUnder(referrers, ref, row, byId)
    for (const [key, order] of orders) {
      if (!covers(order, row)) continue
      // The body that contained the key is gone, so the order is built again when a query needs it.
      if (head.omitted.includes(order.field)) forgetOrder(key)
      else {
        const key = ownField(row.fields, order.field)
        removeSorted(order.items, {key, row}, byKey)
        if (isMixed(key)) order.mixed--
        orderedEntries--
      }
    }
  }

  for (const row of initial.toSorted(byId)) add(row)

  const ofType = (type: string): readonly Row[] => types.get(type) ?? none

  const membersOf = ({type, ref}: Range): readonly Row[] => {
    if (ref === undefined) return type === undefined ? all : ofType(type)
    const referring = referrers.get(ref) ?? none
    return type === undefined ? referring : referring.filter((row) => typeOf(row) === type)
  }

  /**
   * Whether any document has a field. Nobody asks for the order of one that none has, unless to make the lake sort all
   * of them again and again.
   */
  const hasField = (field: string): boolean => {
    if (!fields.has(field) && all.some((row) => row.head.omitted.includes(field) || Object.hasOwn(row.fields, field)))
      fields.add(field)
    return fields.has(field)
  }

  const sortedBy = (range: Range, field: string): Order => {
    const name = JSON.stringify([range.type, range.ref, field])
    const known = orders.get(name)
    if (known !== undefined) {
      orders.delete(name)
      orders.set(name, known)
      return known
    }
    const items = membersOf(range)
      .map((row) => ({key: fieldOf(row, field), row}))
      .toSorted(byKey)
    const order: Order = {...range, field, items, mixed: items.filter(({key}) => isMixed(key)).length}
    orders.set(name, order)
    orderedEntries += items.length
    for (const oldest of orders.keys()) {
      if (oldest === name || (orderedEntries <= maxOrderedRows && orders.size <= maxOrders)) break
      forgetOrder(oldest)
    }
    return order
  }

  return {
    showsOriginalId,
    get: (id: string): Row | undefined => rows.get(id),
    all: (): readonly Row[] => all,
    ofType,
    withSlug: (slug: string): readonly Row[] => slugs.get(slug) ?? none,
    /** Returns the ids of a document's forms: its own, and those of its drafts and versions. */
    versionsOf: (id: string): string[] => [id, ...(versions.get(id) ?? [])],
    /** Whether `referrers` returns the same documents as GROQ's `references()`. */
    hasPlainReferences: (): boolean => nestedReferences === 0,
    /** Returns how many documents have a smaller id. */
    positionOf: (id: string): number => firstWhere(all, (row) => row.id >= id),
    /** Returns the documents that refer to one, in the order of their ids. */
    referrers: (id: string): readonly Row[] => referrers.get(id) ?? none,
    /** Returns the documents whose ids start with a prefix. */
    withPrefix: (prefix: string): readonly Row[] => {
      const start = firstWhere(all, ({id}) => id >= prefix)
      const end = firstWhere(all, ({id}) => id > prefix && !id.startsWith(prefix), start)
      return all.slice(start, end)
    },
    /**
     * Yields documents in the order of a field, without the first `skip` of them. Documents with equal values are
     * ordered by id, also in descending order.
     */
    *inOrder(
      range: Range,
      field: string,
      {descending, skip = 0, stretch}: {descending: boolean; skip?: number; stretch?: Stretch | undefined},
    ): Generator<Row> {
      const list = sortedBy(range, field).items
      const {from, to} = stretch ?? {from: 0, to: list.length}
      if (!descending) {
        for (let at = from + skip; at < to; at++) {
          const item = list[at]
          if (item !== undefined) yield item.row
        }
        return
      }
      // Groups of equal values are walked from the last to the first, each from its beginning.
      let end = to
      let left = skip
      if (skip > 0) {
        const {key} = list[to - 1 - skip] ?? {}
        const behind = skip >= to - from ? from : firstWhere(list, (item) => compareValues(item.key, key) > 0)
        end = Math.min(to, behind)
        left = skip - (to - end)
      }
      while (end > from) {
        const key = list[end - 1]?.key
        const start = Math.max(
          from,
          firstWhere(list, (item) => compareValues(item.key, key) >= 0),
        )
        for (let at = start + left; at < end; at++) {
          const item = list[at]
          if (item !== undefined) yield item.row
        }
        left = 0
        end = start
      }
    },
    /**
     * Returns the documents in the order of a field; undefined if none has it, or if it is long in some of them, so that
     * their bodies would have to be read.
     */
    orderOf: (range: Range, field: string): Pick<Order, 'items' | 'mixed'> | undefined =>
      isInBodies(range.type, field) || !hasField(field) ? undefined : sortedBy(range, field),
    needsBody,
    fieldOf,
    hasField,
    /** Returns a document with at least the fields that an expression demands. */
    document: (row: Row, demand: Demand): Readonly<Record<string, unknown>> =>
      needsBody(row, demand) ? bodies.document(row, showsOriginalId) : row.fields,
    text: (row: Row): string => bodies.text(row, showsOriginalId),
    /** Replaces a document's row, or removes it if there is no new one. */
    update: (id: string, row: Row | undefined): void => {
      const known = rows.get(id)
      if (known !== undefined) remove(known)
      if (row !== undefined) add(row)
    },
  }
}

export interface Keyed {
  readonly key: unknown
  readonly row: Row
}

interface Order extends Range {
  readonly field: string
  readonly items: Keyed[]
  /** How many values are objects or lists, which sort like nothing. */
  mixed: number
}

const none: readonly Row[] = []

/** An order is built when a query first needs it. The most recently used orders are kept, up to these limits. */
const maxOrderedRows = 2_000_000
const maxOrders = 1000

function slugText(slug: unknown): string | undefined {
  return isRecord(slug) && typeof slug['current'] === 'string' ? slug['current'] : undefined
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function isMixed(key: unknown): boolean {
  return typeof key === 'object' && key !== null && rankOf(key) === rankOf(undefined)
}

function covers({type, ref}: Range, row: Row): boolean {
  return (type === undefined || type === typeOf(row)) && (ref === undefined || refersTo(row, ref))
}

function byKey(a: Keyed, b: Keyed): number {
  return compareValues(a.key, b.key) || byId(a.row, b.row)
}

/** A field's value. Queries name fields as they like, so `constructor` must not find what all objects inherit. */
function ownField(fields: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

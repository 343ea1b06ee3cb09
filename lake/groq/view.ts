import {isUnpublished, publishedIdOf} from '../../src/content/ids.ts'
import {isRecord} from '../../src/content/document.ts'
import type {Bodies} from './bodies.ts'
import type {Demand} from './demand.ts'
import {byId, refersTo, typeOf, type Row} from './row.ts'
import {compareValues, firstWhere} from './order.ts'
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
    for (const ref of head.strong) addUnder(referrers, ref, row, byId)
    for (const ref of head.weak) addUnder(referrers, ref, row, byId)
    for (const order of orders.values()) {
      if (!covers(order, row)) continue
      addSorted(order.items, {key: fieldOf(row, order.field), row}, byKey)
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
    for (const ref of head.strong) removeUnder(referrers, ref, row, byId)
    for (const ref of head.weak) removeUnder(referrers, ref, row, byId)
    for (const [key, order] of orders) {
      if (!covers(order, row)) continue
      // The body that contained the key is gone, so the order is built again when a query needs it.
      if (head.omitted.includes(order.field)) forgetOrder(key)
      else {
        removeSorted(order.items, {key: row.fields[order.field], row}, byKey)
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

  const sortedBy = (range: Range, field: string): readonly Keyed[] => {
    const name = JSON.stringify([range.type, range.ref, field])
    const known = orders.get(name)
    if (known !== undefined) {
      orders.delete(name)
      orders.set(name, known)
      return known.items
    }
    const items = membersOf(range)
      .map((row) => ({key: fieldOf(row, field), row}))
      .toSorted(byKey)
    orders.set(name, {...range, field, items})
    orderedEntries += items.length
    for (const oldest of orders.keys()) {
      if (oldest === name || (orderedEntries <= maxOrderedRows && orders.size <= maxOrders)) break
      forgetOrder(oldest)
    }
    return items
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
     * Yields documents in the order of a field. Documents with equal values are ordered by id, also in descending
     * order.
     */
    *inOrder(range: Range, field: string, descending: boolean): Generator<Row> {
      const list = sortedBy(range, field)
      if (!descending) {
        for (const {row} of list) yield row
        return
      }
      for (let end = list.length; end > 0;) {
        const key = list[end - 1]?.key
        const start = firstWhere(list, (item) => compareValues(item.key, key) >= 0)
        for (let at = start; at < end; at++) {
          const item = list[at]
          if (item !== undefined) yield item.row
        }
        end = start
      }
    },
    needsBody,
    fieldOf,
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

interface Keyed {
  readonly key: unknown
  readonly row: Row
}

interface Order extends Range {
  readonly field: string
  readonly items: Keyed[]
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

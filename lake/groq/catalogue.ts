import {isUnpublished, publishedIdOf} from '../../src/content/ids.ts'
import {LRUCache} from 'lru-cache'
import {createInterner, type Head} from '../store/head.ts'
import type {Bodies} from './bodies.ts'
import type {Row} from './row.ts'
import {candidateIds, isGoingAway, perspectiveKey, type Perspective} from './perspective.ts'
import {createView, type View} from './view.ts'

export type Catalogue = ReturnType<typeof createCatalogue>

/** Creates the catalogue: the heads of all documents, and a view of them for each perspective. */
export function createCatalogue(heads: Iterable<Head>, bodies: Bodies) {
  const interner = createInterner()
  const rows = new Map<string, Row>()
  const views = new LRUCache<string, {readonly perspective: Perspective; readonly view: View}>({max: maxViews})

  const createRow = (head: Head): Row => {
    const id = String(head.fields['_id'])
    const fields = {...head.fields, _type: interner.text(String(head.fields['_type']))}
    const kept: Head = {
      fields,
      omitted: interner.list(head.omitted),
      strong: head.strong.length === 0 ? none : head.strong.map(interner.text),
      weak: head.weak.length === 0 ? none : head.weak.map(interner.text),
      nested: head.nested,
    }
    return {id, originalId: id, fields, head: kept}
  }
  for (const head of heads) {
    const row = createRow(head)
    rows.set(row.id, row)
  }

  const systemOf = (row: Row): unknown =>
    row.head.omitted.includes('_system') ? bodies.document(row, false)['_system'] : row.fields['_system']

  /** Returns the row that the layers show for a document. */
  const winner = (layers: readonly string[], id: string): Row | undefined => {
    for (const candidate of candidateIds(layers, id)) {
      const row = rows.get(candidate)
      if (row === undefined) continue
      return candidate.startsWith('versions.') && isGoingAway(systemOf(row)) ? undefined : shownAs(row, id)
    }
    return undefined
  }

  const rowsOf = (perspective: Perspective): Row[] => {
    if (perspective === 'raw') return [...rows.values()]
    const shown: Row[] = []
    const layered = new Set<string>()
    for (const [id, row] of rows) {
      const published = publishedIdOf(id)
      if (published !== id) layered.add(published)
      else if (perspective.length === 0) shown.push(row)
    }
    if (perspective.length === 0) return shown
    for (const [id, row] of rows) {
      if (!isUnpublished(id) && !layered.has(id)) shown.push(row)
    }
    for (const id of layered) {
      const row = winner(perspective, id)
      if (row !== undefined) shown.push(row)
    }
    return shown
  }

  return {
    has: (id: string): boolean => rows.has(id),
    get: (id: string): Row | undefined => rows.get(id),
    ids: (): IterableIterator<string> => rows.keys(),
    size: (): number => rows.size,
    view: (perspective: Perspective): View => {
      const key = perspectiveKey(perspective)
      const known = views.get(key)
      if (known !== undefined) return known.view
      const showsOriginalId = perspective !== 'raw' && perspective.length > 0
      const view = createView(rowsOf(perspective), bodies, showsOriginalId)
      views.set(key, {perspective, view})
      return view
    },
    /**
     * Applies the changes of a transaction: the new head for each stored id, or undefined if the document was deleted.
     */
    update: (changes: Iterable<readonly [id: string, head: Head | undefined]>): void => {
      const changed: string[] = []
      for (const [id, head] of changes) {
        bodies.drop(id)
        if (head === undefined) rows.delete(id)
        else rows.set(id, createRow(head))
        changed.push(id)
      }
      for (const {perspective, view} of views.values()) {
        if (perspective === 'raw') {
          for (const id of changed) view.update(id, rows.get(id))
        } else {
          for (const id of new Set(changed.map(publishedIdOf))) view.update(id, winner(perspective, id))
        }
      }
    },
  }
}

/** The maximum number of views. A view is created when a query first needs it. */
const maxViews = 6

const none: readonly string[] = []

function shownAs(row: Row, id: string): Row {
  return row.id === id ? row : {...row, id, fields: {...row.fields, _id: id}}
}

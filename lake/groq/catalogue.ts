import {createInterner, type Head} from '../store/head.ts'
import type {Bodies} from './bodies.ts'
import type {Entry} from './entry.ts'
import {candidateIds, isGoingAway, perspectiveKey, publishedId, type Perspective} from './perspective.ts'
import {createView, type View} from './view.ts'

/** Views are made when a query first asks for one, and as many are kept. */
const mostViews = 6

const shownAs = (entry: Entry, id: string): Entry =>
  entry.id === id ? entry : {...entry, id, fields: {...entry.fields, _id: id}}

/** The heads of all documents, and the views of them that perspectives give. */
export const createCatalogue = (heads: Iterable<Head>, bodies: Bodies) => {
  const interner = createInterner()
  const entries = new Map<string, Entry>()
  const views = new Map<string, {readonly perspective: Perspective; readonly view: View}>()

  const createEntry = (head: Head): Entry => {
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
    const entry = createEntry(head)
    entries.set(entry.id, entry)
  }

  const systemOf = (entry: Entry): unknown =>
    entry.head.omitted.includes('_system') ? bodies.document(entry, false)['_system'] : entry.fields['_system']

  /** What the layers show of a document. */
  const winner = (layers: readonly string[], id: string): Entry | undefined => {
    for (const candidate of candidateIds(layers, id)) {
      const entry = entries.get(candidate)
      if (entry === undefined) continue
      return candidate.startsWith('versions.') && isGoingAway(systemOf(entry)) ? undefined : shownAs(entry, id)
    }
    return undefined
  }

  const entriesOf = (perspective: Perspective): Entry[] => {
    if (perspective === 'raw') return [...entries.values()]
    const shown: Entry[] = []
    const layered = new Set<string>()
    for (const [id, entry] of entries) {
      const published = publishedId(id)
      if (published !== id) layered.add(published)
      else if (perspective.length === 0) shown.push(entry)
    }
    if (perspective.length === 0) return shown
    for (const [id, entry] of entries) {
      if (publishedId(id) === id && !layered.has(id)) shown.push(entry)
    }
    for (const id of layered) {
      const entry = winner(perspective, id)
      if (entry !== undefined) shown.push(entry)
    }
    return shown
  }

  return {
    has: (id: string): boolean => entries.has(id),
    get: (id: string): Entry | undefined => entries.get(id),
    ids: (): IterableIterator<string> => entries.keys(),
    size: (): number => entries.size,
    view: (perspective: Perspective): View => {
      const key = perspectiveKey(perspective)
      const known = views.get(key)
      if (known !== undefined) {
        views.delete(key)
        views.set(key, known)
        return known.view
      }
      const showsOriginalId = perspective !== 'raw' && perspective.length > 0
      const view = createView(entriesOf(perspective), bodies, showsOriginalId)
      views.set(key, {perspective, view})
      for (const oldest of views.keys()) {
        if (views.size <= mostViews) break
        views.delete(oldest)
      }
      return view
    },
    /** Takes in what a transaction did: for each stored id its new head, or nothing where the document is gone. */
    update: (changes: Iterable<readonly [id: string, head: Head | undefined]>): void => {
      const changed: string[] = []
      for (const [id, head] of changes) {
        bodies.drop(id)
        if (head === undefined) entries.delete(id)
        else entries.set(id, createEntry(head))
        changed.push(id)
      }
      for (const {perspective, view} of views.values()) {
        if (perspective === 'raw') {
          for (const id of changed) view.update(id, entries.get(id))
        } else {
          for (const id of new Set(changed.map(publishedId))) view.update(id, winner(perspective, id))
        }
      }
    },
  }
}

const none: readonly string[] = []

export type Catalogue = ReturnType<typeof createCatalogue>

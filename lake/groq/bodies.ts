import {LRUCache} from 'lru-cache'
import {isRecord} from '../../src/content/document.ts'
import {parseForQueries, withId} from '../document.ts'
import type {Row} from './row.ts'

/** Reads a document's text from the database, by its stored id. */
export type ReadBody = (id: string) => string | undefined

export type Bodies = ReturnType<typeof createBodies>

/**
 * Creates a cache of documents' texts and parsed documents. The most recently parsed documents are kept, up to
 * `maxBytes`, because parsing is the largest cost of a query for whole documents. The returned documents are never
 * changed.
 */
export function createBodies(read: ReadBody) {
  const kept = new LRUCache<string, Document>({maxSize: maxBytes})

  const text = ({id, originalId}: Row, showsOriginalId: boolean): string => {
    const body = read(originalId)
    if (body === undefined) throw new Error(`Cannot find the stored document ${originalId}`)
    return showsOriginalId ? withId(body, id, originalId) : body
  }

  return {
    text,
    document: (row: Row, showsOriginalId: boolean): Document => {
      const key = keyOf(row.originalId, showsOriginalId)
      const known = kept.get(key)
      if (known !== undefined) return known
      const body = text(row, showsOriginalId)
      const document = parseForQueries(body)
      if (!isRecord(document)) throw new Error(`Cannot read the stored document ${row.originalId}`)
      // Parsed documents take about three times the memory of their text.
      kept.set(key, document, {size: body.length * 3})
      return document
    },
    drop: (originalId: string): void => {
      kept.delete(keyOf(originalId, true))
      kept.delete(keyOf(originalId, false))
    },
  }
}

type Document = Readonly<Record<string, unknown>>

const maxBytes = 48 * 1024 * 1024

function keyOf(originalId: string, showsOriginalId: boolean): string {
  return `${showsOriginalId ? '+' : '-'}${originalId}`
}

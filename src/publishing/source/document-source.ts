import {readFileSync} from 'node:fs'
import {LRUCache} from 'lru-cache'
import {isSanityDocument, type SanityDocument} from '../../content/document.ts'
import {readRecord} from '../../content/readers/folder.ts'
import type {Source} from '../../engine/answers.ts'
import type {Store} from '../../engine/store.ts'
import {createContentTable, type ContentRow} from './content-table.ts'

/** Reads documents for steps: from their files, or from the store. Some are remembered. */
export type DocumentSource = Source & {
  readonly forget: (id: string) => void
  /** The ids of documents that were read from their files since this was asked last. */
  readonly takeReads: () => ReadonlySet<string>
}

export function createDocumentSource(store: Store): DocumentSource {
  const table = createContentTable(store)
  const known = new LRUCache<string, {readonly document: SanityDocument | undefined}>({max: maxDocuments})
  let reads = new Set<string>()
  const source = (id: string): SanityDocument | undefined => {
    let found = known.get(id)
    if (found === undefined) {
      found = {document: readDocument(table.ofId(id))}
      reads.add(id)
      known.set(id, found)
    }
    return found.document
  }
  return Object.assign(source, {
    forget: (id: string) => void known.delete(id),
    takeReads: () => {
      const taken = reads
      reads = new Set()
      return taken
    },
  })
}

/** How many documents are remembered. Those that many others refer to are asked for again and again. */
const maxDocuments = 300

/** Reads a document from its record. Undefined if there is none, or several with the same id. */
export function readDocument(rows: readonly ContentRow[]): SanityDocument | undefined {
  const [row, other] = rows.filter(({role}) => role === 'document')
  if (row === undefined || other !== undefined) return undefined
  // It was decoded with all checks when it was taken into the graph.
  const text = row.json ?? readText(row.path)
  if (text === undefined) return undefined
  if (row.json === undefined && text.includes('"_sanityAsset"')) return readRecord(row.path)?.document
  const value = parsed(text)
  return isSanityDocument(value) ? value : undefined
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

/** Undefined if the file is being written: the next run reads it again. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

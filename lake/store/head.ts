import {isRecord} from '../../src/content/document.ts'
import {parseForQueries, type LakeDocument} from '../document.ts'

/**
 * The part of a document that is kept in memory: its short top-level fields, unchanged, and the ids it refers to. Most
 * lists, filters and orders need no more than that, so the body stays on the disk.
 */
export interface Head {
  readonly fields: Readonly<Record<string, unknown>>
  /** The names of the fields that are not kept, because they are long or nested. */
  readonly omitted: readonly string[]
  /** The ids that the document refers to, each once. Clients cannot delete these documents. */
  readonly strong: readonly string[]
  /** The ids that it refers to weakly. */
  readonly weak: readonly string[]
  /** Whether a reference contains another one. GROQ's `references()` does not look for those. */
  readonly nested: boolean
}

export function createHead(document: LakeDocument): Head {
  const fields: Record<string, unknown> = {}
  const omitted: string[] = []
  for (const [name, value] of Object.entries(document)) {
    if (alwaysKept.has(name) || isShort(value) || isSmallObject(value)) fields[name] = value
    else omitted.push(name)
  }
  const references: References = {strong: new Set(), weak: new Set(), nested: false}
  collectReferences(document, references, false)
  const {strong, weak, nested} = references
  for (const ref of strong) weak.delete(ref)
  return {fields, omitted, strong: [...strong], weak: [...weak], nested}
}

/**
 * Creates an interner: a string that many heads share is kept only once. With 100,000 documents, that halves the memory
 * of the heads.
 */
export function createInterner() {
  const lists = new Map<string, readonly string[]>()
  const texts = new Map<string, string>()
  const text = (value: string): string => {
    const known = texts.get(value)
    if (known !== undefined) return known
    texts.set(value, value)
    return value
  }
  const list = (names: readonly string[]): readonly string[] => {
    const key = names.join('\0')
    const known = lists.get(key)
    if (known !== undefined) return known
    const kept = names.map(text)
    lists.set(key, kept)
    return kept
  }
  return {text, list}
}

export function parseHead(text: string): Head {
  const value = parseForQueries(text)
  if (!isHead(value)) throw new Error('Cannot read a stored head, the database is damaged')
  return value
}

/** Fields that queries filter and sort by stay in the head whatever their length. */
const alwaysKept: ReadonlySet<string> = new Set(['_id', '_type', '_rev', '_createdAt', '_updatedAt'])

interface References {
  readonly strong: Set<string>
  readonly weak: Set<string>
  nested: boolean
}

/** Long enough for the summaries that lists show. */
const maxTextLength = 200

function isShort(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= maxTextLength
  return typeof value === 'number' || typeof value === 'boolean' || value === null
}

/** Whether a value is a slug, or another small object of short values. */
function isSmallObject(value: unknown): boolean {
  if (!isRecord(value)) return false
  const members = Object.values(value)
  return members.length <= 3 && members.every(isShort)
}

function collectReferences(value: unknown, found: References, isWithin: boolean): void {
  if (Array.isArray(value)) {
    for (const member of value) collectReferences(member, found, isWithin)
  } else if (isRecord(value)) {
    const ref = value['_ref']
    const isReference = Boolean(ref)
    if (typeof ref === 'string' && isReference) {
      const known = value['_weak'] === true ? found.weak : found.strong
      known.add(ref)
      if (isWithin) found.nested = true
    }
    for (const member of Object.values(value)) {
      if (typeof member === 'object') collectReferences(member, found, isWithin || isReference)
    }
  }
}

function isHead(value: unknown): value is Head {
  return isRecord(value) && isRecord(value['fields'])
}

import {diffArrays} from 'diff'
import {isRecord, recordsIn} from '../../content/document.ts'
import {blockText} from '../../content/portable-text.ts'

export interface BodyEdit {
  readonly body: readonly Fields[]
  /** Edits that cannot be brought back into the document, and why. */
  readonly lost: readonly string[]
}

export interface BodyEditOptions {
  /** The blocks of the document. */
  readonly body: readonly Fields[]
  /** The text of its page as blocks, before and after the edit. */
  readonly before: readonly Fields[]
  readonly after: readonly Fields[]
  /** Returns a block of the document with the words of a block from `after`, and as many keys as can be kept. */
  readonly adopt: (block: Fields, words: Fields) => Fields
  /** How similar two blocks are, from 0 to 1. It is 0 for blocks that are not similar. */
  readonly likeness: (a: Fields, b: Fields) => number
  /** Turns a new block into blocks that the schema allows. */
  readonly create: (block: Fields) => readonly Fields[]
}

/**
 * Brings the edits of a published page back into the blocks it was made from. It applies edits of paragraphs, headings
 * and list items. It reports edits of parts that come from other documents: they must be edited there.
 */
export function applyPageEdit({body, before, after, adopt, create, likeness}: BodyEditOptions): BodyEdit {
  const origins = originsOf(before, body)
  const lost: string[] = []
  const replaced = new Map<number, Fields>()
  const removed = new Set<number>()
  const added = new Map<number, Fields[]>()
  let oldIndex = 0
  let newIndex = 0
  let cursor = -1
  let isInText = true
  const see = (index: number): void => {
    const origin = origins[index]
    if (origin !== undefined) cursor = origin
    isInText = origin !== undefined
  }
  const changes = diffArrays(before.map(withoutKeys), after.map(withoutKeys))
  for (let step = 0; step < changes.length; step += 1) {
    const change = changes[step]
    if (change === undefined) continue
    if (!change.added && !change.removed) {
      for (let count = 0; count < change.count; count += 1) see(oldIndex + count)
      oldIndex += change.count
      newIndex += change.count
      continue
    }
    const next = changes[step + 1]
    const gone = change.removed ? change.count : next?.removed === true ? next.count : 0
    const fresh = change.added ? change.count : next?.added === true ? next.count : 0
    if (gone > 0 && fresh > 0) step += 1
    const rewritten = pair(before.slice(oldIndex, oldIndex + gone), after.slice(newIndex, newIndex + fresh), likeness)
    for (let count = 0; count < gone; count += 1) {
      const old = before[oldIndex + count]
      const block = rewritten.get(count)
      const origin = origins[oldIndex + count]
      const member = origin === undefined ? undefined : body[origin]
      if (member === undefined || origin === undefined)
        lost.push(`${shown(old)} is made from another document, or from what the text refers to`)
      else if (block === undefined) removed.add(origin)
      else if (holdsReferences(member) || !isProse(block.value))
        lost.push(`${shown(old)} holds references that its page does not say`)
      else replaced.set(origin, adopt(member, block.value))
    }
    const taken = new Map([...rewritten].map(([position, {index}]) => [index, position]))
    for (let count = 0; count < fresh; count += 1) {
      const block = after[newIndex + count]
      const position = taken.get(count)
      if (position !== undefined) see(oldIndex + position)
      if (block === undefined || position !== undefined) continue
      if (isInText) added.set(cursor, [...(added.get(cursor) ?? []), ...create(block)])
      else lost.push(`${shown(block)} stands in a part that is made from other documents`)
    }
    for (let count = 0; count < gone; count += 1) see(oldIndex + count)
    oldIndex += gone
    newIndex += fresh
  }
  const edited = body.flatMap((member, index) => [
    ...(removed.has(index) ? [] : [replaced.get(index) ?? member]),
    ...(added.get(index) ?? []),
  ])
  return {body: [...(added.get(-1) ?? []), ...edited].filter(isRecord), lost}
}

type Fields = Readonly<Record<string, unknown>>

/** The index of the document's block that each block of its page shows. Undefined for blocks from elsewhere. */
function originsOf(before: readonly Fields[], body: readonly Fields[]): Array<number | undefined> {
  let from = 0
  return before.map((block) => {
    const index = body.findIndex((member, position) => position >= from && looksLike(block, member))
    if (index === -1) return undefined
    from = index + 1
    return index
  })
}

function withoutKeys(block: Fields): string {
  const keys = new Map(recordsIn(block['markDefs']).map(({_key: key, href}) => [key, href]))
  return JSON.stringify(block, (name, value: unknown) => {
    if (name === '_key') return undefined
    return name === 'marks' && Array.isArray(value) ? value.map((mark: unknown) => keys.get(mark) ?? mark) : value
  })
}

interface Rewritten {
  readonly index: number
  readonly value: Fields
}

/** Pairs old blocks with the new blocks that replace them, the most similar pairs first. */
function pair(
  old: readonly Fields[],
  fresh: readonly Fields[],
  likeness: BodyEditOptions['likeness'],
): ReadonlyMap<number, Rewritten> {
  const pairs = new Map<number, Rewritten>()
  const candidates = old.flatMap((block, position) =>
    fresh.map((value, index) => ({position, index, value, score: likeness(block, value)})),
  )
  const taken = new Set<number>()
  for (const {position, index, value, score} of candidates.toSorted((a, b) => b.score - a.score)) {
    if (score === 0 || pairs.has(position) || taken.has(index)) continue
    pairs.set(position, {index, value})
    taken.add(index)
  }
  return pairs
}

function shown(block: Fields | undefined): string {
  const words = block === undefined ? '' : isProse(block) ? blockText(block) : String(block['_type'])
  return words.length > 60 ? `${words.slice(0, 59)}…` : words
}

/** Whether a block has marks that a page shows in another form: numbers for sources, addresses for references. */
function holdsReferences(block: Fields): boolean {
  return recordsIn(block['markDefs']).some(({_type: type}) => type !== 'link')
}

function isProse({_type: type}: Fields): boolean {
  return type === 'block'
}

function looksLike(block: Fields, member: Fields): boolean {
  return (
    isProse(block) &&
    isProse(member) &&
    (block['style'] ?? 'normal') === (member['style'] ?? 'normal') &&
    block['listItem'] === member['listItem'] &&
    plain(blockText(block)) === plain(blockText(member))
  )
}

function plain(text: string): string {
  return text
    .replace(/\[\d+\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

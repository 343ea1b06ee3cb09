import {compareText} from '../../content/compare.ts'

/** A document that has an address now and may have had others. */
export interface Addressed {
  /** What names the document for ever. */
  readonly id: string
  /** What addresses are unique within, such as the folder of a kind. */
  readonly folder: string
  readonly slug: string
  readonly previousSlugs: readonly string[]
  /** When its address last changed, against others: where two documents had an address, the one that had it later keeps it. */
  readonly order: number
}

/** From an address of the past to the one of today. */
export interface Move {
  readonly id: string
  readonly folder: string
  readonly from: string
  readonly to: string
}

/**
 * Where old addresses lead: each straight to where the document is now, never to another old one, and never from an address that
 * is in use. So there are no chains and no loops, whatever was swapped.
 */
export function movesOf(documents: readonly Addressed[]): Move[] {
  const live = new Set(documents.map(({folder, slug}) => keyOf(folder, slug)))
  const moves = new Map<string, Move>()
  for (const {id, folder, slug, previousSlugs} of documents.toSorted(
    (a, b) => a.order - b.order || compareText(a.id, b.id),
  )) {
    for (const from of previousSlugs) {
      if (!live.has(keyOf(folder, from))) moves.set(keyOf(folder, from), {id, folder, from, to: slug})
    }
  }
  return [...moves.values()].toSorted((a, b) => compareText(a.folder, b.folder) || compareText(a.from, b.from))
}

function keyOf(folder: string, slug: string): string {
  return `${folder}/${slug}`
}

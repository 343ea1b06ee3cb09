import {compareText} from '../../content/compare.ts'

/** A document that has an address now and may have had others. */
export interface Addressed {
  /** The permanent id of the document. */
  readonly id: string
  /** Slugs are unique within a folder, such as the folder of a kind. */
  readonly folder: string
  readonly slug: string
  readonly previousSlugs: readonly string[]
  /**
   * Orders documents by their last change. If several documents had an address, it redirects to the one with the latest
   * change.
   */
  readonly order: number
}

/** A redirect from an old address to the current one. */
export interface Move {
  readonly id: string
  readonly folder: string
  readonly from: string
  readonly to: string
}

/**
 * Returns the redirects of old addresses. Each goes straight to the current address of the document, and never starts
 * at an address that is in use. So there are no chains and no loops, even if documents swapped addresses.
 *
 * @param documents - those that had other addresses
 * @param isLive - whether a document is at an address now
 */
export function movesOf(documents: readonly Addressed[], isLive: (folder: string, slug: string) => boolean): Move[] {
  const moves = new Map<string, Move>()
  for (const {id, folder, slug, previousSlugs} of documents.toSorted(
    (a, b) => a.order - b.order || compareText(a.id, b.id),
  )) {
    for (const from of previousSlugs) {
      if (!isLive(folder, from)) moves.set(keyOf(folder, from), {id, folder, from, to: slug})
    }
  }
  return [...moves.values()].toSorted((a, b) => compareText(a.folder, b.folder) || compareText(a.from, b.from))
}

function keyOf(folder: string, slug: string): string {
  return `${folder}/${slug}`
}

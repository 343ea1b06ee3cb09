import {diffWordsWithSpace} from 'diff'

/** A piece of text that is in both forms, or only in one. */
export interface Piece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/**
 * Compares what a reader sees of two pages, word by word.
 * @returns the pieces in order, with long stretches that did not change left out; none if nothing differs
 */
export function difference(before: string, after: string): readonly Piece[] {
  const all = diffWordsWithSpace(pageText(before), pageText(after))
  if (all.every(({added, removed}) => !added && !removed)) return []
  return all.map(({added, removed, value}, index): Piece => {
    if (added || removed) return {kind: added ? 'added' : 'removed', text: value}
    return {kind: 'same', text: shortened(value, index > 0, index < all.length - 1)}
  })
}

/** The words of a page, a block a line. */
function pageText(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html').querySelector('article.page')
  const blocks = [...(page?.querySelectorAll(blockNames) ?? [])].filter(
    (block) => block.querySelector(blockNames) === null,
  )
  return blocks
    .map((block) => (block.textContent ?? '').replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .join('\n')
}

const blockNames = 'h1,h2,h3,h4,h5,h6,p,li,dt,dd,th,td,figcaption,summary'

/** Keeps the lines next to a change. */
function shortened(text: string, isAfterChange: boolean, isBeforeChange: boolean): string {
  const lines = text.split('\n')
  const head = isAfterChange ? linesAround : 0
  const tail = isBeforeChange ? linesAround : 0
  if (lines.length <= head + tail + 1) return text
  return [...lines.slice(0, head), '…', ...(tail === 0 ? [] : lines.slice(-tail))].join('\n')
}

const linesAround = 2

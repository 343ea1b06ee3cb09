import type {PhrasingContent} from 'mdast'
import {withFields, type Fields} from '../../tree/vocabulary.ts'
import type {Line, Piece, ReadContext} from './context.ts'
import {readPhrasing} from './walk-phrasing.ts'

/** Returns a block of prose. `fields` are added after its style: an item's kind, its level, whether it is done. */
export function blockOf(
  style: string,
  nodes: readonly PhrasingContent[],
  context: ReadContext,
  fields: Fields = {},
): Fields {
  const _key = context.createKey()
  const {children, markDefs} = proseOf(nodes, context)
  return {_key, _type: 'block', style, ...fields, markDefs, children}
}

interface Prose {
  readonly children: readonly Fields[]
  readonly markDefs: readonly Fields[]
}

/** Returns the spans, inline objects and mark definitions of a line. An empty line has one empty span. */
function proseOf(nodes: readonly PhrasingContent[], context: ReadContext): Prose {
  const line: Line = {pieces: [], markDefs: [], context}
  readPhrasing(nodes, [], line)
  const pieces = trimmed(joined(withSpaceOutside(withBreaksInCode(line.pieces))))
  const all: readonly Piece[] = pieces.length === 0 ? [{text: '', marks: []}] : pieces
  const children = all.map((piece, index): Fields => {
    const _key = context.createKey()
    if ('text' in piece) return {_key, _type: 'span', marks: [...piece.marks], text: piece.text}
    const marks = ownMarks(all, index)
    return withFields({_key}, marks === undefined ? piece.object : withFields(piece.object, {marks: [...marks]}))
  })
  // Marks may have been removed from white space, so a link on only a space covers nothing and is dropped.
  const used = new Set(all.flatMap(({marks}) => marks))
  return {children, markDefs: line.markDefs.filter(({_key: key}) => used.has(String(key)))}
}

/** Drops white space at the edges of a block and of its lines. It is invisible and would not be written again. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  return pieces.flatMap((piece, index): Piece[] => {
    if (!('text' in piece) || piece.marks.includes('code')) return [piece]
    const start = index === 0 ? piece.text.replace(/^[ \t\n]+/, '') : piece.text
    const whole = index === pieces.length - 1 ? start.replace(/[ \t\n]+$/, '') : start
    const text = whole.replace(/[ \t]*\n[ \t]*/g, '\n')
    return text === '' ? [] : [{text, marks: piece.marks}]
  })
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last !== undefined && 'text' in last && 'text' in piece && sameMarks(last.marks, piece.marks))
      result[result.length - 1] = {text: last.text + piece.text, marks: last.marks}
    else result.push(piece)
  }
  return result
}

/** Moves white space at the edges of marks outside of them. It is invisible, and would be written outside anyway. */
function withSpaceOutside(pieces: readonly Piece[]): Piece[] {
  if (pieces.every(({marks}) => marks.length === 0)) return [...pieces]
  const parts = pieces.flatMap(cut)
  return parts.map((piece, index): Piece => {
    if (isVisible(piece) || !('text' in piece) || piece.marks.length === 0) return piece
    const before = parts.slice(0, index).findLast(isVisible)?.marks ?? []
    const after = parts.slice(index + 1).find(isVisible)?.marks ?? []
    return {text: piece.text, marks: piece.marks.filter((mark) => before.includes(mark) && after.includes(mark))}
  })
}

/** Turns a break between two pieces of code back into a line of the code: Markdown's code cannot contain one. */
function withBreaksInCode(pieces: readonly Piece[]): Piece[] {
  return pieces.map((piece, index) => {
    const before = pieces[index - 1]
    const after = pieces[index + 1]
    const isInCode =
      'isBreak' in piece &&
      before?.marks.includes('code') === true &&
      after !== undefined &&
      sameMarks(before.marks, after.marks)
    return isInCode && before !== undefined ? {text: '\n', marks: before.marks} : piece
  })
}

/**
 * The marks of an object, or undefined if its neighbours already imply them: writers give an object without marks those
 * that continue on both sides.
 */
function ownMarks(pieces: readonly Piece[], index: number): readonly string[] | undefined {
  const {marks} = pieces[index] ?? {marks: []}
  const before = pieces.slice(0, index).findLast(isText)?.marks ?? []
  const after = pieces.slice(index + 1).find(isText)?.marks ?? []
  const told = before.filter((mark) => after.includes(mark))
  return sameMarks(told, marks) ? undefined : marks
}

function sameMarks(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.toSorted().join('\n') === b.toSorted().join('\n')
}

/** Splits white space at the edges of a text into pieces of its own. Code keeps its white space. */
function cut(piece: Piece): Piece[] {
  if (!('text' in piece) || piece.marks.includes('code')) return [piece]
  const {text, marks} = piece
  const start = text.length - text.trimStart().length
  const end = Math.max(start, text.trimEnd().length)
  return [text.slice(0, start), text.slice(start, end), text.slice(end)]
    .filter((part) => part !== '')
    .map((part) => ({text: part, marks}))
}

function isVisible(piece: Piece): boolean {
  return !('text' in piece) || piece.marks.includes('code') || piece.text.trim() !== ''
}

function isText(piece: Piece): boolean {
  return 'text' in piece && piece.text.trim() !== ''
}

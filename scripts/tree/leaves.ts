/** A piece of a block's text that carries one set of marks. */
export interface Leaf {
  readonly kind: 'text' | 'break' | 'code' | 'citation'
  /** The text; of a citation, the key of its definition. */
  readonly value: string
  readonly marks: ReadonlySet<string>
}

export interface MarkedText {
  readonly text: string
  readonly marks: readonly string[]
}

const code = 'code'

/** Cuts text at line breaks; each break becomes a piece of its own. */
const linesOf = (text: string): string[] => text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split(/(\n)/)

const withoutCode = (marks: Iterable<string>): ReadonlySet<string> =>
  new Set([...marks].filter((mark) => mark !== code))

/**
 * Cuts a block's spans into leaves. White space at the edges of a piece stands alone, so that marks need not begin or
 * end with it, which Markdown cannot write. Code keeps its spaces and never holds a line break.
 *
 * A citation marks words; its number stands behind the last of them, outside of links: it is one itself.
 */
export const leavesOf = (
  spans: readonly MarkedText[],
  citations: ReadonlySet<string>,
  links: ReadonlySet<string>,
): Leaf[] => {
  const leaves = spans.flatMap((span, index) => [
    ...piecesOf(span, citations),
    ...span.marks
      .filter((mark) => citations.has(mark) && spans[index + 1]?.marks.includes(mark) !== true)
      .map((mark): Leaf => ({kind: 'citation', value: mark, marks: new Set()})),
  ])
  return joinCode(trim(settle(leaves, links)))
}

/** Code that goes on in the next span is one piece: two would stand back to back, and their fences would fuse. */
const joinCode = (leaves: readonly Leaf[]): Leaf[] => {
  const joined: Leaf[] = []
  for (const leaf of leaves) {
    const last = joined.at(-1)
    if (last?.kind === 'code' && leaf.kind === 'code' && last.marks.symmetricDifference(leaf.marks).size === 0) {
      joined[joined.length - 1] = {...last, value: last.value + leaf.value}
    } else joined.push(leaf)
  }
  return joined
}

const piecesOf = (span: MarkedText, citations: ReadonlySet<string>): Leaf[] => {
  const marks = new Set(span.marks.filter((mark) => !citations.has(mark)))
  return linesOf(span.text).flatMap((line): Leaf[] => {
    if (line === '') return []
    if (line === '\n') return [{kind: 'break', value: '\n', marks: withoutCode(marks)}]
    // Code of nothing but spaces shows nothing: it is a space like any other.
    if (marks.has(code) && line.trim() !== '') return [{kind: 'code', value: line, marks: withoutCode(marks)}]
    const start = line.length - line.trimStart().length
    const end = Math.max(start, line.trimEnd().length)
    const parts = [line.slice(0, start), line.slice(start, end), line.slice(end)]
    return parts.filter((part) => part !== '').map((value) => ({kind: 'text', value, marks}))
  })
}

/** White space, breaks and citations carry no marks of their own: they take those that continue on both sides. */
const isLoose = (leaf: Leaf): boolean => leaf.kind === 'citation' || isBlank(leaf)

const settle = (leaves: readonly Leaf[], links: ReadonlySet<string>): Leaf[] => {
  const nextMarks: Array<ReadonlySet<string>> = []
  let next: ReadonlySet<string> = new Set()
  for (const leaf of leaves.toReversed()) {
    nextMarks.push(next)
    if (!isLoose(leaf)) next = leaf.marks
  }
  nextMarks.reverse()
  let last: ReadonlySet<string> = new Set()
  return leaves.map((leaf, index) => {
    if (!isLoose(leaf)) {
      last = leaf.marks
      return leaf
    }
    const following = nextMarks[index] ?? new Set()
    const continues = (mark: string): boolean => following.has(mark) && !(leaf.kind === 'citation' && links.has(mark))
    const marks = new Set([...last].filter(continues))
    // A citation interrupts a link: white space after it is not inside one.
    if (leaf.kind === 'citation') last = marks
    return {...leaf, marks}
  })
}

const isSpace = (leaf: Leaf): boolean => leaf.kind === 'text' && leaf.value.trim() === ''

/** Whether nothing can be seen of a leaf: no mark begins or ends with it. */
export const isBlank = (leaf: Leaf): boolean => leaf.kind === 'break' || isSpace(leaf)

/** Drops white space at the start of the block and after its breaks: Markdown drops it, or takes it for code. */
const trimStart = (leaves: readonly Leaf[]): Leaf[] => {
  const trimmed: Leaf[] = []
  for (const leaf of leaves) {
    const afterBreak = trimmed.at(-1)?.kind === 'break'
    if (isSpace(leaf) && (trimmed.length === 0 || afterBreak)) continue
    trimmed.push(afterBreak && leaf.kind === 'code' ? {...leaf, value: leaf.value.trimStart()} : leaf)
  }
  return trimmed
}

/** Drops white space at the end of the block and before its breaks. */
const trimEnd = (leaves: readonly Leaf[]): Leaf[] =>
  leaves.filter(
    (leaf, index) => !isSpace(leaf) || (leaves[index + 1] !== undefined && leaves[index + 1]?.kind !== 'break'),
  )

/** Spaces of neighbouring spans are one space, so that a look at the next leaf tells what follows. */
const joinSpaces = (leaves: readonly Leaf[]): Leaf[] => {
  const joined: Leaf[] = []
  for (const leaf of leaves) {
    const last = joined.at(-1)
    if (last !== undefined && isSpace(last) && isSpace(leaf)) {
      joined[joined.length - 1] = {...last, value: last.value + leaf.value, marks: last.marks.intersection(leaf.marks)}
    } else joined.push(leaf)
  }
  return joined
}

const trim = (leaves: readonly Leaf[]): Leaf[] => {
  const trimmed = trimEnd(trimStart(joinSpaces(leaves)))
  const first = trimmed.findIndex(({kind}) => kind !== 'break')
  const last = trimmed.findLastIndex(({kind}) => kind !== 'break')
  return first === -1 ? [] : trimmed.slice(first, last + 1)
}

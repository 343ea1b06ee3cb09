import type {Fields} from './vocabulary.ts'

/** A piece of a block's text that carries one set of marks. */
export type Leaf = Marked &
  (
    | {readonly kind: 'text' | 'break' | 'code'; readonly value: string}
    /** The value is the key of its definition. */
    | {readonly kind: 'citation'; readonly value: string}
    /** An object between words. `isLoose`: the object does not list its marks. */
    | {readonly kind: 'object'; readonly value: ''; readonly object: Fields; readonly isLoose: boolean}
  )

/** A span, or an object between spans. An object's marks are undefined if it does not list any. */
export type Run =
  | {readonly text: string; readonly marks: readonly string[]}
  | {readonly object: Fields; readonly marks: readonly string[] | undefined}

/** Removes the white space at the edges of a text that Markdown would drop. */
export function trimSpaces(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
}

/**
 * Splits a block's spans into leaves. White space at the edges of a piece becomes a leaf of its own, because Markdown
 * cannot write marks that begin or end with it. Code keeps its spaces and never contains a line break.
 *
 * A citation marks words. Its number comes after the last of them, outside of links, because it is a link itself.
 */
export function leavesOf(runs: readonly Run[], citations: ReadonlySet<string>, links: ReadonlySet<string>): Leaf[] {
  const leaves = runs.flatMap((run, index) => [
    ...piecesOf(run, citations),
    ...(run.marks ?? [])
      .filter((mark) => citations.has(mark) && runs[index + 1]?.marks?.includes(mark) !== true)
      .map((mark): Leaf => ({kind: 'citation', value: mark, marks: new Set()})),
  ])
  return joinCode(trim(settle(leaves, links)))
}

/** Whether a leaf is invisible: a break or white space. No mark begins or ends with it. */
export function isBlank(leaf: Leaf): boolean {
  return leaf.kind === 'break' || isSpace(leaf)
}

interface Marked {
  readonly marks: ReadonlySet<string>
}

/**
 * Whether no mark can begin or end with a leaf. Citations, breaks and objects that list no marks take the marks that
 * continue on both sides. White space keeps those of its own marks that continue on both sides.
 */
function isLoose(leaf: Leaf): boolean {
  return leaf.kind === 'citation' || isBlank(leaf) || (leaf.kind === 'object' && leaf.isLoose)
}

const code = 'code'

function piecesOf(run: Run, citations: ReadonlySet<string>): Leaf[] {
  const marks = new Set((run.marks ?? []).filter((mark) => !citations.has(mark)))
  if ('object' in run) {
    const {object} = run
    return [{kind: 'object', value: '', object, marks: withoutCode(marks), isLoose: run.marks === undefined}]
  }
  return linesOf(run.text).flatMap((line): Leaf[] => {
    if (line === '') return []
    if (line === '\n') return [{kind: 'break', value: '\n', marks: withoutCode(marks)}]
    if (marks.has(code)) return [{kind: 'code', value: line, marks: withoutCode(marks)}]
    const start = line.length - line.trimStart().length
    const end = Math.max(start, line.trimEnd().length)
    const parts = [line.slice(0, start), line.slice(start, end), line.slice(end)]
    return parts.filter((part) => part !== '').map((value) => ({kind: 'text', value, marks}))
  })
}

/** Joins code that continues in the next span: two pieces side by side would have their backticks run together. */
function joinCode(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = []
  for (const leaf of leaves) {
    const last = joined.at(-1)
    if (last?.kind === 'code' && leaf.kind === 'code' && last.marks.symmetricDifference(leaf.marks).size === 0) {
      joined[joined.length - 1] = {...last, value: last.value + leaf.value}
    } else joined.push(leaf)
  }
  return joined
}

function trim(leaves: readonly Leaf[]): Leaf[] {
  const trimmed = trimEdges(joinSpaces(leaves))
  const first = trimmed.findIndex(({kind}) => kind !== 'break')
  const last = trimmed.findLastIndex(({kind}) => kind !== 'break')
  return first === -1 ? [] : trimmed.slice(first, last + 1)
}

function settle(leaves: readonly Leaf[], links: ReadonlySet<string>): Leaf[] {
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
    const continues = (mark: string): boolean =>
      following.has(mark) &&
      !(leaf.kind === 'citation' && links.has(mark)) &&
      (!isBlank(leaf) || leaf.marks.has(mark) || leaf.kind === 'break')
    const marks = new Set([...last].filter(continues))
    // A citation interrupts a link: white space after the citation is not inside the link.
    if (leaf.kind === 'citation') last = marks
    return {...leaf, marks}
  })
}

function isSpace(leaf: Leaf): leaf is Leaf & {readonly kind: 'text'} {
  return leaf.kind === 'text' && leaf.value.trim() === ''
}

function withoutCode(marks: Iterable<string>): ReadonlySet<string> {
  return new Set([...marks].filter((mark) => mark !== code))
}

/** Splits text at line breaks. Each break becomes a piece of its own. */
function linesOf(text: string): string[] {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').split(/(\n)/)
}

/** Drops white space at the edges of the block and next to its breaks: Markdown drops it or reads it as code. */
function trimEdges(leaves: readonly Leaf[]): Leaf[] {
  return leaves.flatMap((leaf, index) => {
    if (!isSpace(leaf)) return [leaf]
    const isFirst = index === 0 || leaves[index - 1]?.kind === 'break'
    const isLast = index === leaves.length - 1 || leaves[index + 1]?.kind === 'break'
    const start = isFirst ? leaf.value.replace(/^[ \t]+/, '') : leaf.value
    const value = isLast ? start.replace(/[ \t]+$/, '') : start
    return value === '' ? [] : [{...leaf, value}]
  })
}

/** Joins white space of adjacent spans into one leaf, so that the next leaf shows what follows. */
function joinSpaces(leaves: readonly Leaf[]): Leaf[] {
  const joined: Leaf[] = []
  for (const leaf of leaves) {
    const last = joined.at(-1)
    if (last !== undefined && isSpace(last) && isSpace(leaf)) {
      joined[joined.length - 1] = {...last, value: last.value + leaf.value, marks: last.marks.intersection(leaf.marks)}
    } else joined.push(leaf)
  }
  return joined
}

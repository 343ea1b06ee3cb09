import {isBlank, type Leaf} from './leaves.ts'

export type MarkTreeNode = MarkNode | Leaf

/**
 * Nests marks over leaves. The longest mark goes outermost, so that overlapping marks are split as rarely as possible.
 * Before and after, for `strong` over "a b" and `em` over "b c":
 *
 *     a[strong] b[strong em] c[em]   →   strong(a em(b)) em(c)
 *
 * White space at the edges of a mark is left outside of it, because Markdown cannot write it inside.
 *
 * @param rank - decides between marks of equal length: the lower rank goes outside; on a tie, the leaf's first mark
 */
export function buildMarksTree(leaves: readonly Leaf[], rank: (mark: string) => number): MarkTreeNode[] {
  const nodes: MarkTreeNode[] = []
  for (let start = 0; start < leaves.length;) {
    const leaf = leaves[start]
    if (leaf === undefined) break
    const marks = isBlank(leaf) ? [] : [...leaf.marks]
    const runs = marks.map((mark) => ({mark, end: runEnd(leaves, start, mark)}))
    const [longest] = runs.toSorted((a, b) => b.end - a.end || rank(a.mark) - rank(b.mark))
    if (longest === undefined) {
      nodes.push(leaf)
      start += 1
      continue
    }
    const {mark, end} = longest
    const covered = leaves.slice(start, end).map((each) => unmarked(each, mark))
    nodes.push({mark, children: buildMarksTree(covered, rank)})
    start = end
  }
  return nodes
}

interface MarkNode {
  readonly mark: string
  readonly children: readonly MarkTreeNode[]
}

function runEnd(leaves: readonly Leaf[], start: number, mark: string): number {
  let end = start
  let lastSeen = start
  for (let leaf = leaves[end]; leaf?.marks.has(mark) === true; leaf = leaves[end]) {
    end += 1
    if (!isBlank(leaf)) lastSeen = end
  }
  return lastSeen
}

function unmarked(leaf: Leaf, mark: string): Leaf {
  return {...leaf, marks: without(leaf.marks, mark)}
}

function without(marks: ReadonlySet<string>, mark: string): ReadonlySet<string> {
  return new Set([...marks].filter((other) => other !== mark))
}

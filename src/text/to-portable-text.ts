import type {Root} from 'mdast'
import type {Position} from 'unist'
import type {KnownTypes} from './known-types.ts'
import {readFrontMatter} from './dialects/blocks/front-matter.ts'
import {createReadContext, type ReadFinding} from './dialects/read/context.ts'
import {flowReaders} from './dialects/read/flow.ts'
import {phrasingReaders} from './dialects/read/phrasing.ts'
import {readFlow} from './dialects/read/walk-flow.ts'
import {everyType} from './from-portable-text.ts'
import {createKeys} from './tree/keys.ts'
import type {Fields} from './tree/vocabulary.ts'

export interface ToPortableTextOptions {
  /** The types that directives name, and whose fields say what attributes mean. */
  readonly types?: KnownTypes
  /** Makes keys; each must be new. */
  readonly createKey?: () => string
  /** Called for whatever could not be kept, with its place in the text. */
  readonly onFinding?: (finding: ReadFinding) => void
  /** Filled with the place in the text that each block was read from. */
  readonly places?: WeakMap<object, Position>
}

/**
 * An mdast tree as Portable Text: blocks for what blocks can hold, objects for everything else that CommonMark, GFM,
 * footnotes, front matter and directives have. The tree is not touched.
 */
export function toPortableText(
  tree: Root,
  {
    types = everyType,
    createKey = createKeys(),
    onFinding: report = ignore,
    places = new WeakMap(),
  }: ToPortableTextOptions = {},
): Fields[] {
  const context = createReadContext(tree, {
    types,
    createKey,
    report,
    places,
    readers: {flow: flowReaders, phrasing: phrasingReaders},
  })
  const [first] = tree.children
  const isAbove = first?.type === 'yaml' || first?.type === 'toml'
  const above = isAbove ? [{_key: createKey(), ...readFrontMatter(first)}] : []
  return [...above, ...readFlow(isAbove ? tree.children.slice(1) : tree.children, context)]
}

function ignore(): void {}

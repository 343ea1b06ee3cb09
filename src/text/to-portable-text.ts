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
  /** The types that directives are named after. Their fields decide how attributes are read. */
  readonly types?: KnownTypes
  /** Returns a new key on every call. */
  readonly createKey?: () => string
  /** Called for everything that could not be kept, with its place in the text. */
  readonly onFinding?: (finding: ReadFinding) => void
  /** Receives the place in the text that each block was read from. */
  readonly places?: WeakMap<object, Position>
}

/**
 * Converts an mdast tree to Portable Text. What blocks can hold becomes blocks; everything else in CommonMark, GFM,
 * footnotes, front matter and directives becomes objects. The tree is not modified.
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

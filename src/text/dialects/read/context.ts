import type {Definition, Nodes, PhrasingContent, Root, RootContent} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {KnownTypes} from '../../known-types.ts'
import type {Fields, Table} from '../../tree/vocabulary.ts'

/** A problem found while reading Markdown, with its place in the text. */
export interface ReadFinding {
  readonly reason: string
  readonly place?: Position
  readonly actual?: string
}

/** A piece of a line that is being read: text or an object, with its marks. */
export type Piece =
  | {readonly text: string; readonly marks: readonly string[]; readonly isBreak?: true}
  | {readonly object: Fields; readonly marks: readonly string[]}

/** Collects what is read from a line. */
export interface Line {
  readonly pieces: Piece[]
  readonly markDefs: Fields[]
  readonly context: ReadContext
}

/** Reads a node between words that has these marks. */
export type PhrasingReader<Node = PhrasingContent> = (node: Node, marks: readonly string[], line: Line) => void

/**
 * Reads a node between blocks.
 *
 * @param followsFlat - whether the node before became blocks that would be joined with the blocks of this node
 */
export type FlowReader<Node = RootContent> = (node: Node, context: ReadContext, followsFlat: boolean) => Fields[]

export interface ReadContext {
  readonly readers: Readers
  readonly types: KnownTypes
  readonly createKey: () => string
  readonly report: (finding: ReadFinding) => void
  /** The definitions of link and image references, by upper-case identifier. */
  readonly definitions: ReadonlyMap<string, Definition>
  /** The place in the text that each block was read from. */
  readonly places: WeakMap<object, Position>
}

export function createReadContext(
  tree: Root,
  options: Pick<ReadContext, 'types' | 'createKey' | 'report' | 'readers' | 'places'>,
): ReadContext {
  return {...options, definitions: definitionsIn(tree)}
}

/** Gives an object a key and records the place where it was read. */
export function placed(value: Fields, node: Pick<Nodes, 'position'>, context: ReadContext): Fields {
  const {_type, ...fields} = value
  const keyed = {_key: context.createKey(), _type, ...fields}
  if (node.position !== undefined) context.places.set(keyed, node.position)
  return keyed
}

/** The position of a node as an optional `place`. */
export function placeOf({position}: Pick<Nodes, 'position'>): {place?: Position} {
  return position === undefined ? {} : {place: position}
}

/** The reader for each type of node. */
interface Readers {
  readonly flow: Table<unknown>
  readonly phrasing: Table<unknown>
}

/** The first definition of an identifier counts (CommonMark 0.31, 4.7). */
function definitionsIn(tree: Root): ReadonlyMap<string, Definition> {
  const definitions = new Map<string, Definition>()
  visit(tree, 'definition', (definition) => {
    const identifier = definition.identifier.toUpperCase()
    if (!definitions.has(identifier)) definitions.set(identifier, definition)
  })
  return definitions
}

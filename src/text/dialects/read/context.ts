import type {Definition, Nodes, PhrasingContent, Root, RootContent} from 'mdast'
import type {Position} from 'unist'
import {visit} from 'unist-util-visit'
import type {KnownTypes} from '../../known-types.ts'
import type {Fields, Table} from '../../tree/vocabulary.ts'

/** What was found while Markdown was read: what is wrong, and where in the text. */
export interface ReadFinding {
  readonly reason: string
  readonly place?: Position
  readonly actual?: string
}

/** A piece of a line while it is read: text with its marks, or an object. */
export type Piece =
  | {readonly text: string; readonly marks: readonly string[]; readonly isBreak?: true}
  | {readonly object: Fields; readonly marks: readonly string[]}

/** What a line is read into. */
export interface Line {
  readonly pieces: Piece[]
  readonly markDefs: Fields[]
  readonly context: ReadContext
}

/** Reads a node that stands in a line, which carries these marks. */
export type PhrasingReader<Node = PhrasingContent> = (node: Node, marks: readonly string[], line: Line) => void

/**
 * Reads a node between blocks.
 *
 * @param followsFlat - whether the node before was of the same kind and became blocks that would run into this one's
 */
export type FlowReader<Node = RootContent> = (node: Node, context: ReadContext, followsFlat: boolean) => Fields[]

export interface ReadContext {
  readonly readers: Readers
  readonly types: KnownTypes
  readonly createKey: () => string
  readonly report: (finding: ReadFinding) => void
  /** The addresses that references name, by their identifiers. */
  readonly definitions: ReadonlyMap<string, Definition>
  /** Where in the text each block was read. */
  readonly places: WeakMap<object, Position>
}

export function createReadContext(
  tree: Root,
  options: Pick<ReadContext, 'types' | 'createKey' | 'report' | 'readers' | 'places'>,
): ReadContext {
  return {...options, definitions: definitionsIn(tree)}
}

/** An object with a key, put where it was read. */
export function placed(value: Fields, node: Pick<Nodes, 'position'>, context: ReadContext): Fields {
  const {_type, ...fields} = value
  const keyed = {_key: context.createKey(), _type, ...fields}
  if (node.position !== undefined) context.places.set(keyed, node.position)
  return keyed
}

/** The place of a node as an option: left out where there is none. */
export function placeOf({position}: Pick<Nodes, 'position'>): {place?: Position} {
  return position === undefined ? {} : {place: position}
}

/** What becomes of each type of node. */
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

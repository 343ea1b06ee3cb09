import type {BlockContent, DefinitionContent, PhrasingContent} from 'mdast'
import type {Finding} from '../../content/findings.ts'
import type {PathSegment} from '../../content/path.ts'

/** A block-level node. */
export type FlowNode = BlockContent | DefinitionContent

/** The unchecked fields of a block, an object or a mark definition. */
export type Fields = Readonly<Record<string, unknown>>

export type Table<Value> = Readonly<Record<string, Value>>

/** Turns an object between blocks into flow content. */
export type BlockWriter<Context> = (value: Fields, context: Context) => FlowNode[]
/** Turns an object between words into phrasing content. */
export type InlineWriter<Context> = (value: Fields, context: Context) => PhrasingContent[]
/** Wraps the annotation of a mark definition around the words it covers. */
export type AnnotationWriter<Context> = (
  definition: Fields,
  children: PhrasingContent[],
  context: Context,
) => PhrasingContent[]
/** Turns the words of a block into a node of the block's style. */
export type StyleWriter = (children: PhrasingContent[]) => BlockContent
export type DecoratorWriter = (children: PhrasingContent[]) => PhrasingContent[]

/**
 * What Portable Text may contain, and how it is written: a handler for each name, and one for names without a handler.
 */
export interface Vocabulary<Context> {
  readonly styles: Table<StyleWriter>
  /** The kinds of list items, and which of them are numbered. All kinds without numbers can share one list. */
  readonly lists: Table<{readonly ordered: boolean}>
  readonly blocks: Table<BlockWriter<Context>>
  readonly inlines: Table<InlineWriter<Context>>
  readonly decorators: Table<DecoratorWriter>
  readonly annotations: Table<AnnotationWriter<Context>>
  /** Annotations that become links. A word can have only one link. */
  readonly links: ReadonlySet<string>
  /** Annotations that are written as a sign after the words, not around them. */
  readonly citations: ReadonlySet<string>
  /** Whether the order of a span's marks decides which is outside. A mark given twice is then nested in itself. */
  readonly followsMarks: boolean
  /** Whether headings, list items and quotes without words are kept. */
  readonly keepsEmpty: boolean
  /**
   * Writes a block of prose in another form if its usual form would lose something. Otherwise returns undefined.
   *
   * @param depth - the level of the list item before this block, or 0 if no list is open
   */
  readonly wrap?: (block: Fields, depth: number, context: Context) => FlowNode[] | undefined
  readonly unknown: {
    readonly block: BlockWriter<Context>
    readonly annotation: AnnotationWriter<Context>
    readonly inline?: InlineWriter<Context>
    readonly decorator?: (mark: string, children: PhrasingContent[], context: Context) => PhrasingContent[]
  }
}

/** The part of a context that the functions that walk over Portable Text need. */
export interface FlowContext<Context> {
  readonly vocabulary: Vocabulary<Context>
  readonly report: (finding: Finding) => void
  /** The current path in the Portable Text. It is changed during the walk. */
  readonly trail: PathSegment[]
}

/** The fields of a block of prose that its usual form can express. A block may have others. */
export const proseFields: ReadonlySet<string> = new Set([
  '_type',
  '_key',
  'style',
  'listItem',
  'level',
  'checked',
  'markDefs',
  'children',
])

export function withFields(value: Fields, fields: Fields): Fields {
  return {...value, ...fields}
}

/** Returns the entry for a name in a table. Names that every object inherits, such as `constructor`, have no entry. */
export function entryOf<Value>(table: Table<Value>, name: unknown): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined
}

import type {BlockContent, DefinitionContent, PhrasingContent} from 'mdast'
import type {Finding} from '../../content/findings.ts'
import type {PathSegment} from '../../content/path.ts'

/** What stands in a document one below the other. */
export type FlowNode = BlockContent | DefinitionContent

/** The fields of a block, an object or a mark definition; nobody has checked them. */
export type Fields = Readonly<Record<string, unknown>>

export type Table<Value> = Readonly<Record<string, Value>>

/** Turns an object between blocks into flow content. */
export type BlockWriter<Context> = (value: Fields, context: Context) => FlowNode[]
/** Turns an object between words into phrasing content. */
export type InlineWriter<Context> = (value: Fields, context: Context) => PhrasingContent[]
/** Puts a mark definition around the words it covers. */
export type AnnotationWriter<Context> = (
  definition: Fields,
  children: PhrasingContent[],
  context: Context,
) => PhrasingContent[]
/** Puts the words of a block into its style. */
export type StyleWriter = (children: PhrasingContent[]) => BlockContent
export type DecoratorWriter = (children: PhrasingContent[]) => PhrasingContent[]

/**
 * What Portable Text may hold and what becomes of it: a handler for each name, and one for names without a handler.
 */
export interface Vocabulary<Context> {
  readonly styles: Table<StyleWriter>
  /** The kinds of list items, and which of them are numbered. Kinds that are not stand in one list. */
  readonly lists: Table<{readonly ordered: boolean}>
  readonly blocks: Table<BlockWriter<Context>>
  readonly inlines: Table<InlineWriter<Context>>
  readonly decorators: Table<DecoratorWriter>
  readonly annotations: Table<AnnotationWriter<Context>>
  /** Annotations that become links, of which there can be one on a word. */
  readonly links: ReadonlySet<string>
  /** Annotations whose sign stands behind the words and not around them. */
  readonly citations: ReadonlySet<string>
  /** Whether the order of a span's marks says which is outside, and a mark that stands there twice is nested in itself. */
  readonly followsMarks: boolean
  /** Whether headings, items and quotes without words are kept. */
  readonly keepsEmpty: boolean
  /**
   * A block of prose that must be written in another way, because its own would not say everything about it.
   *
   * @param depth - the level of the item before, 0 where no list goes on
   */
  readonly wrap?: (block: Fields, depth: number, context: Context) => FlowNode[] | undefined
  readonly unknown: {
    readonly block: BlockWriter<Context>
    readonly annotation: AnnotationWriter<Context>
    readonly inline?: InlineWriter<Context>
    readonly decorator?: (mark: string, children: PhrasingContent[], context: Context) => PhrasingContent[]
  }
}

/** What the functions that walk over Portable Text need of a context. */
export interface FlowContext<Context> {
  readonly vocabulary: Vocabulary<Context>
  readonly report: (finding: Finding) => void
  /** Where in the Portable Text the walk is. It changes as the walk goes on. */
  readonly trail: PathSegment[]
}

/** The fields of a block of prose that its form says; it may have others. */
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

/** A value with other fields in place of its own. */
export function withFields(value: Fields, fields: Fields): Fields {
  return {...value, ...fields}
}

/** The entry of a name in a table; nothing for names that every object has, such as `constructor`. */
export function entryOf<Value>(table: Table<Value>, name: unknown): Value | undefined {
  return typeof name === 'string' && Object.hasOwn(table, name) ? table[name] : undefined
}

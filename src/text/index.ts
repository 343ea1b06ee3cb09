import type {Root} from 'mdast'
import type {Position} from 'unist'
import {VFileMessage} from 'vfile-message'
import type {KnownTypes} from './known-types.ts'
import type {Finding} from '../content/findings.ts'
import {formatPath} from '../content/path.ts'
import {checkBlocks, textLimits, type TextLimits} from './limits.ts'
import {splitFrontMatter} from './parse/front-matter.ts'
import {parseMarkdown} from './parse/markdown.ts'
import {portableDialect, renderMarkdown, sourceDialect} from './write/markdown/to-markdown.ts'
import {alignKeys} from './tree/align.ts'
import type {Dialect} from './dialects/context.ts'
import {directiveNames} from './dialects/directives.ts'
import type {ReadFinding} from './dialects/read/context.ts'
import {restrictTo} from './dialects/restrict.ts'
import {everyType, fromPortableText} from './from-portable-text.ts'
import {createKeys} from './tree/keys.ts'
import {toPortableText} from './to-portable-text.ts'
import type {Fields} from './tree/vocabulary.ts'

/*
 * The package's entry point `bodytext/markdown`: Portable Text to Markdown and back. It runs in Node and in browsers.
 */

export {contentTypes, joinTypes, knownTypesOf, markdownTypes} from './known-types.ts'
export type {FieldKind, FieldTable, KnownTypes} from './known-types.ts'
export {textLimits, TextLimitError} from './limits.ts'
export type {TextLimits} from './limits.ts'
export {createKeys} from './tree/keys.ts'
export {everyType, fromPortableText, toPortableText}
export type {Dialect}

/** A block, an object between blocks, or a child of a block, with its own fields. */
export interface PortableTextMember {
  readonly _type: string
  readonly _key: string
  readonly [field: string]: unknown
}

export type PortableTextToMarkdownOptions = SharedOptions

export interface MarkdownToPortableTextOptions extends SharedOptions {
  /** Returns a new key on every call. By default keys depend on their order only: the same text gets the same keys. */
  readonly keyGenerator?: () => string
  /** The blocks that the text was written from. Unchanged content keeps its keys and all its fields. */
  readonly previous?: unknown
}

/**
 * Writes Portable Text as Markdown. The blocks are not modified and may be frozen.
 *
 * @param blocks - an array of blocks and objects, as it comes from the Content Lake
 * @returns Markdown that ends with a line break, or an empty string if there is nothing to write
 * @throws {TextLimitError} if the blocks are larger or deeper than the limits allow
 */
export function portableTextToMarkdown(
  blocks: unknown,
  {
    dialect = 'portable',
    types = everyType,
    limits = textLimits,
    onMessage = ignore,
  }: PortableTextToMarkdownOptions = {},
): string {
  checkBlocks(blocks, limits)
  const tree = fromPortableText(blocks, {dialect, types, onFinding: (finding) => onMessage(toMessage(finding))})
  return renderMarkdown(tree, dialect === 'portable' ? portableDialect : sourceDialect(directiveNames(types)))
}

/**
 * Reads Markdown as Portable Text: CommonMark, GFM, footnotes, front matter, and in the source dialect directives.
 *
 * @throws {TextLimitError} if the text is larger or deeper than the limits allow
 */
export function markdownToPortableText(
  markdown: string,
  {
    dialect = 'portable',
    types,
    limits = textLimits,
    onMessage = ignore,
    keyGenerator: createKey = createKeys(),
    previous,
  }: MarkdownToPortableTextOptions = {},
): PortableTextMember[] {
  const onFinding = (finding: ReadFinding): void => onMessage(toMessage(finding))
  const known = types ?? everyType
  const tree = treeOf(markdown, dialect, known, limits)
  const places = new WeakMap<object, Position>()
  const read = toPortableText(tree, {types: known, onFinding, createKey, places})
  const allowed = types === undefined ? read : restrictTo(types, read, {createKey, onFinding, places})
  return (
    previous === undefined ? allowed : alignKeys(allowed, previous, {keepsFields: dialect === 'portable'})
  ).filter(isMember)
}

/**
 * Reads Markdown that was written from these blocks and then edited. Unchanged content comes back as it was stored,
 * with its keys. A changed block keeps its key.
 *
 * @throws {TextLimitError} if the text is larger or deeper than the limits allow
 */
export function applyMarkdownEdit(
  stored: unknown,
  editedMarkdown: string,
  options: Omit<MarkdownToPortableTextOptions, 'previous'> = {},
): PortableTextMember[] {
  return markdownToPortableText(editedMarkdown, {...options, previous: stored})
}

interface SharedOptions {
  /**
   * `portable` (the default): CommonMark and GFM, for any reader. What they cannot express is reported. `source`:
   * nothing is lost. What Markdown cannot express is written as directives.
   */
  readonly dialect?: Dialect
  /**
   * The types of your schema (`knownTypesOf`). Directives are named after them, and attributes are read back as the
   * types of their fields. The default is Markdown's own types and those of the content model. If you pass `types`, the
   * blocks that are read contain only what the schema allows, and replacements are reported.
   */
  readonly types?: KnownTypes
  readonly limits?: TextLimits
  /** Called for everything that could not be kept, with its path in the blocks or its place in the text. */
  readonly onMessage?: (message: VFileMessage) => void
}

function ignore(): void {}

function toMessage({reason, actual, ...where}: Finding | ReadFinding): VFileMessage {
  const place = 'place' in where ? where.place : undefined
  const message = new VFileMessage(reason, {ruleId: 'markdown', source: 'bodytext', ...(place && {place})})
  message.fatal = false
  if ('path' in where && where.path !== undefined && where.path.length > 0) message.path = formatPath(where.path)
  if (actual !== undefined) message.actual = actual
  return message
}

function treeOf(markdown: string, dialect: Dialect, types: KnownTypes, limits: TextLimits): Root {
  const {frontMatter, text} = splitFrontMatter(markdown)
  const tree = parseMarkdown(text, {limits, ...(dialect === 'source' ? {directives: directiveNames(types)} : {})})
  return frontMatter === undefined
    ? tree
    : {...tree, children: [{type: frontMatter.format, value: frontMatter.value}, ...tree.children]}
}

function isMember(value: Fields): value is PortableTextMember {
  return typeof value['_type'] === 'string' && typeof value['_key'] === 'string'
}

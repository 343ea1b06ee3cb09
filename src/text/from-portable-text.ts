import type {Root} from 'mdast'
import {isRecord} from '../content/document.ts'
import {joinTypes, contentTypes, markdownTypes, type KnownTypes} from './known-types.ts'
import type {Finding} from '../content/findings.ts'
import {toFrontMatter} from './dialects/blocks/front-matter.ts'
import {createWriteContext, type Dialect} from './dialects/context.ts'
import {vocabularies} from './dialects/vocabularies.ts'
import {flowOf} from './tree/flow.ts'

/** Markdown's own types, and those of the content model. */
export const everyType: KnownTypes = joinTypes(markdownTypes, contentTypes)

export interface FromPortableTextOptions {
  readonly dialect?: Dialect
  /** The types that directives are named after. Their fields decide how attributes are written. */
  readonly types?: KnownTypes
  /** Called for everything that the dialect cannot express, with its path in the blocks. */
  readonly onFinding?: (finding: Finding) => void
}

/**
 * Converts Portable Text to an mdast tree, for remark plugins and for writers of Markdown, HTML and plain text. The input
 * is not modified.
 *
 * @param blocks - blocks, objects and their children as they come from the Content Lake; they need no validation before
 * @see https://github.com/portabletext/portabletext and https://github.com/syntax-tree/mdast
 */
export function fromPortableText(
  blocks: unknown,
  {dialect = 'portable', types = everyType, onFinding = ignore}: FromPortableTextOptions = {},
): Root {
  const context = createWriteContext(vocabularies[dialect], types, onFinding)
  const [first]: readonly unknown[] = Array.isArray(blocks) ? blocks : []
  const above = isRecord(first) ? toFrontMatter(first) : []
  const below = above.length > 0 && Array.isArray(blocks) ? blocks.slice(1) : blocks
  return {type: 'root', children: [...above, ...flowOf(below, context)]}
}

function ignore(): void {}

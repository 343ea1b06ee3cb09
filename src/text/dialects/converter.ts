import type {PhrasingContent} from 'mdast'
import type {Fields, FlowNode} from '../tree/vocabulary.ts'
import type {WriteContext} from './context.ts'
import type {Shape} from './shape.ts'

/** Writes a type of object between blocks that has its own form in Markdown. */
export interface BlockConverter {
  readonly shape: (value: Fields) => Shape
  readonly write: (value: Fields, context: WriteContext) => FlowNode[]
}

/** Writes a type of object between words that has its own form in Markdown. */
export interface InlineConverter {
  readonly shape: (value: Fields) => Shape
  readonly write: (value: Fields) => PhrasingContent[]
}

import type {PhrasingContent} from 'mdast'
import type {Fields, FlowNode} from '../tree/vocabulary.ts'
import type {WriteContext} from './context.ts'
import type {Shape} from './shape.ts'

/** An object that Markdown has a form of its own for, and how it is written. */
export interface BlockConverter {
  readonly shape: (value: Fields) => Shape
  readonly write: (value: Fields, context: WriteContext) => FlowNode[]
}

/** An object between words that Markdown has a form of its own for. */
export interface InlineConverter {
  readonly shape: (value: Fields) => Shape
  readonly write: (value: Fields) => PhrasingContent[]
}

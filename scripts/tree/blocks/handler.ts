import type {BlockContent} from 'mdast'
import type {TreeContext} from '../context.ts'

/** Turns a block object into flow content. */
export type BlockHandler = (value: Readonly<Record<string, unknown>>, context: TreeContext) => BlockContent[]

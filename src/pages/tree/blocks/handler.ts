import type {TreeContext} from '../context.ts'
import type {BlockWriter} from '../../../text/tree/vocabulary.ts'

/** Turns a block object of the content model into the nodes that readers see. */
export type BlockHandler = BlockWriter<TreeContext>

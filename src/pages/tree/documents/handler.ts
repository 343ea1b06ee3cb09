import type {RootContent} from 'mdast'
import type {SanityDocument} from '../../../content/document.ts'
import type {TreeContext} from '../context.ts'

/** Turns a document into the content of its page. */
export type DocumentHandler = (document: SanityDocument, context: TreeContext) => RootContent[]

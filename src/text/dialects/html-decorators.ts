import type {Table} from '../tree/vocabulary.ts'

/** Decorators that HTML has an element for and Markdown has none. */
export const htmlDecorators: Table<string> = {underline: 'u', sub: 'sub', sup: 'sup', highlight: 'mark'}

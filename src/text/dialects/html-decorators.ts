import type {Table} from '../tree/vocabulary.ts'

/** Decorators that have an element in HTML but no syntax in Markdown. */
export const htmlDecorators: Table<string> = {underline: 'u', sub: 'sub', sup: 'sup', highlight: 'mark'}

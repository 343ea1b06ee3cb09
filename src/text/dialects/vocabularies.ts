import type {Vocabulary} from '../tree/vocabulary.ts'
import type {Dialect, WriteContext} from './context.ts'
import {portable} from './portable.ts'
import {source} from './source.ts'

export const vocabularies: Readonly<Record<Dialect, Vocabulary<WriteContext>>> = {portable, source}

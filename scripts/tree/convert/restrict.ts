import type {KnownTypes} from '../../model/known-types.ts'
import type {Fields} from '../vocabulary.ts'
import type {ReadFinding} from './read/context.ts'
export const restrictTo = (
  _types: KnownTypes,
  blocks: readonly Fields[],
  _report: (finding: ReadFinding) => void,
): Fields[] => [...blocks]

import {defineRule, type Rule} from '../rule.ts'
import type {WordingKindId} from './kinds.ts'

/** The rule about one kind of wording. All of them read a document's words together. */
export function wordingRule<const Id extends WordingKindId>(id: Id): Rule & {readonly id: Id} {
  return defineRule({
    id,
    createCheck:
      ({wordingOf}) =>
      (entry) =>
        wordingOf(entry).get(id) ?? [],
  })
}

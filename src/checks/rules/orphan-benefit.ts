import {defineRule} from '../rule.ts'

/** Every benefit is used by an article. */
export const orphanBenefit = defineRule({
  id: 'orphan-benefit',
  createCheck: ({snapshot}) =>
    function* ({id, type}) {
      if (type !== 'benefit') return
      if (snapshot.referrersOf(id, 'article').length > 0) return
      yield {reason: 'Unexpected benefit that no article uses, expected at least one'}
    },
})

import {defineRule} from '../rule.ts'

/** Every benefit is used by an article. */
export const orphanBenefit = defineRule({
  id: 'orphan-benefit',
  createCheck: ({snapshot}) =>
    function* ({id, type}) {
      if (type !== 'benefit') return
      if (snapshot.referrersOf(id).some((referrer) => snapshot.get(referrer)?.type === 'article')) return
      yield {reason: 'Unexpected benefit that no article uses, expected at least one'}
    },
})

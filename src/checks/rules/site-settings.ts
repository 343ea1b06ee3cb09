import {defineRule} from '../rule.ts'

/** There is one settings document. */
export const siteSettings = defineRule({
  id: 'site-settings',
  createCheck: ({snapshot}) =>
    function* ({id, type}) {
      if (type !== 'siteSettings') return
      const first = snapshot.ofType('siteSettings')[0]
      if (first === undefined || first.id === id) return
      yield {
        reason: 'Unexpected second settings document, expected one',
        actual: id,
        cause: first.file.path,
        note: 'The first by id is used: delete the other',
      }
    },
})

import {isAssetId} from '../../content/assets.ts'
import {quote} from '../../content/findings.ts'
import {publishedIdOf} from '../../content/ids.ts'
import {defineRule} from '../rule.ts'

/** References, including weak ones, point to published documents: otherwise the output has nothing to link to. */
export const danglingReference = defineRule({
  id: 'dangling-reference',
  createCheck: ({snapshot}) =>
    function* ({id}) {
      for (const {ref, path} of snapshot.referencesOf(id)) {
        if (isAssetId(ref) || snapshot.get(ref) !== undefined) continue
        const published = publishedIdOf(ref)
        if (published !== ref) {
          yield {
            reason: `Unexpected reference to the draft or version ${quote(ref)}, expected the published id ${quote(published)}`,
            path,
            actual: ref,
            expected: [published],
          }
        } else if (snapshot.unreadableIds.has(ref)) {
          yield {
            reason: `Cannot follow reference to ${quote(ref)}, expected a document that can be read`,
            path,
            actual: ref,
          }
        } else if (snapshot.unpublished.has(ref)) {
          yield {
            reason: `Cannot follow reference to ${quote(ref)}, expected a published document: there is only a draft`,
            path,
            actual: ref,
            note: 'Publish the other document first, or take it out here',
          }
        } else {
          yield {
            reason: `Cannot find document ${quote(ref)}, expected one with this id`,
            path,
            actual: ref,
            note: 'It was deleted or never published: choose another, or take it out',
          }
        }
      }
    },
})

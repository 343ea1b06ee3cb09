import {titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'
import {isMarked} from './retracted-source.ts'

/** What rests on a publication is looked at again when there is a newer edition. */
export const supersededSource = defineRule({
  id: 'superseded-source',
  createCheck: ({snapshot}) =>
    function* ({id, type}) {
      if (type === 'source') return
      for (const {ref, path} of snapshot.referencesOf(id)) {
        const source = snapshot.get(ref)?.document
        if (source?._type !== 'source' || !isMarked(source, 'supersededBy')) continue
        yield {
          reason: `Unexpected source ${quote(titleOf(source))}, expected its newer edition`,
          path,
          actual: ref,
          note: 'Read the newer edition, and say what it found',
        }
      }
    },
})

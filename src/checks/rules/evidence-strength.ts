import {isDocumentOf, titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {segmentOf} from '../../content/path.ts'
import {refsOf} from '../../content/references.ts'
import {defineRule} from '../rule.ts'

/** What cannot show an effect in people is not graded above low: opinions, single cases, laboratory and animal studies. */
export const evidenceStrength = defineRule({
  id: 'evidence-strength',
  createCheck: ({snapshot}) =>
    function* ({document}) {
      if (!isDocumentOf(document, 'benefit')) return
      for (const [index, {certainty, source, ...item}] of (document.evidence ?? []).entries()) {
        if (certainty !== 'high' && certainty !== 'moderate') continue
        const [id] = refsOf(source)
        const study = id === undefined ? undefined : snapshot.get(id)?.document
        const kind = study === undefined || !isDocumentOf(study, 'source') ? undefined : study.kind
        if (study === undefined || kind === undefined || !weakKinds.has(kind)) continue
        yield {
          reason: `Unexpected certainty \`${certainty}\` on ${quote(titleOf(study))}, expected at most low: it cannot show an effect in many people`,
          path: ['evidence', segmentOf(item, index), 'certainty'],
          actual: certainty,
          expected: ['low', 'veryLow'],
        }
      }
    },
})

const weakKinds: ReadonlySet<string> = new Set(['animalStudy', 'caseReport', 'expertOpinion', 'laboratoryStudy'])

import type {MedicalGuidelineLeaf} from 'schema-dts'
import {labelsFor} from '../../site/labels.ts'
import type {Edition} from '../edition.ts'
import {refsOf} from '../../content/references.ts'
import {evidenceOf} from '../resource/evidence.ts'
import {compact} from '../../contract/compact.ts'
import type {Benefit} from '../../content/derived.ts'
import {benefitsNaming} from './parts.ts'

/** The evidence for the effects of a therapy, from the benefits that name it. */
export function guidelinesOf(
  therapyId: string,
  edition: Edition,
  language: string,
  isAsked: (benefitId: string) => boolean = () => true,
): MedicalGuidelineLeaf[] {
  return benefitsNaming(therapyId, edition, isAsked)
    .filter((benefit) => refsOf(benefit.therapies).includes(therapyId))
    .flatMap((benefit) => guidelineOf(benefit, edition, language))
}

function guidelineOf(benefit: Benefit, edition: Edition, language: string): MedicalGuidelineLeaf[] {
  return evidenceOf(benefit, edition).flatMap(({source, certainty, finding, checkedAt}) => {
    if (source === undefined) return []
    const kind = edition.snapshot.get(source.id.split('/').at(-1) ?? '')?.document['kind']
    const level = levelOf(kind, certainty)
    const words = [finding, labelsFor(language).certainty[certainty]].filter((part) => part !== undefined)
    return [
      {
        '@type': 'MedicalGuideline' as const,
        name: benefit.title ?? benefit._id,
        description: words.join(' – '),
        evidenceOrigin: source.title,
        ...compact({
          evidenceLevel: level === undefined ? undefined : (`https://schema.org/EvidenceLevel${level}` as const),
          guidelineDate: checkedAt,
        }),
      },
    ]
  })
}

type Level = 'A' | 'B' | 'C'

/**
 * The level of evidence in schema.org (https://schema.org/MedicalEvidenceLevel) depends on the kind of study. A is
 * several trials or a meta-analysis, B is one trial or studies that are not randomised, C is the opinion of experts.
 * Programs read it as strength, so it is never better than the certainty of the evidence. The description also states
 * the certainty in the words of GRADE.
 */
const byKind: Readonly<Record<string, Level>> = {
  systematicReview: 'A',
  randomisedTrial: 'B',
  observationalStudy: 'B',
  guideline: 'C',
  expertOpinion: 'C',
}

const byCertainty: Readonly<Record<string, Level>> = {high: 'A', moderate: 'B', low: 'C', veryLow: 'C'}

function levelOf(kind: unknown, certainty: string): Level | undefined {
  const levels = [typeof kind === 'string' ? byKind[kind] : undefined, byCertainty[certainty]]
  return levels.includes(undefined) ? undefined : levels.toSorted().at(-1)
}

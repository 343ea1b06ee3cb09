import type {MedicalGuidelineLeaf} from 'schema-dts'
import {labelsFor} from '../../site/labels.ts'
import type {Edition} from '../edition.ts'
import {refsOf} from '../../content/references.ts'
import {evidenceOf} from '../resource/evidence.ts'
import {compact} from '../../contract/compact.ts'
import type {Benefit} from '../../content/derived.ts'
import {benefitsNaming} from './parts.ts'

/** The evidence for what a therapy does, by the benefits that name it. */
export function guidelinesOf(
  therapyId: string,
  edition: Edition,
  language: string,
  isAsked: (benefitId: string) => boolean = () => true,
): MedicalGuidelineLeaf[] {
  return benefitsNaming(therapyId, edition)
    .filter((benefit) => isAsked(benefit._id) && refsOf(benefit.therapies).includes(therapyId))
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
 * What schema.org calls the level of evidence (https://schema.org/MedicalEvidenceLevel) goes by the kind of study: A is several
 * trials or a meta-analysis, B one trial or studies that are not randomised, C the opinion of experts. Machines read it as strength, so
 * it is never better than how certain the evidence is; that stands in words too, as GRADE has it.
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

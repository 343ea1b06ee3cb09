import type {MedicalGuidelineLeaf} from 'schema-dts'
import {labelsFor} from '../../model/labels.ts'
import type {Publication} from '../../model/publication.ts'
import {refsOf} from '../../model/references.ts'
import {evidenceOf} from '../resource/evidence.ts'
import {compact} from '../resource/compact.ts'
import {benefitsNaming, type Benefit} from './evidence-base.ts'

/**
 * What schema.org calls the level of evidence says what kind of study the data are from, not how certain they are
 * (https://schema.org/MedicalEvidenceLevel): A is several trials or a meta-analysis, B one trial or studies that are not
 * randomised, C the opinion of experts. How certain it is stands in words, as GRADE has it.
 */
const levels: Readonly<Record<string, 'A' | 'B' | 'C'>> = {
  systematicReview: 'A',
  randomisedTrial: 'B',
  observationalStudy: 'B',
  guideline: 'C',
  expertOpinion: 'C',
}

const guidelineOf = (benefit: Benefit, publication: Publication, language: string): MedicalGuidelineLeaf[] =>
  evidenceOf(benefit, publication).flatMap(({source, certainty, finding, checkedAt}) => {
    if (source === undefined) return []
    const kind = publication.dataset.get(source.id.split('/').at(-1) ?? '')?.document['kind']
    const level = typeof kind === 'string' ? levels[kind] : undefined
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

/** The evidence for what a therapy does, by the benefits that name it. */
export const guidelinesOf = (
  therapyId: string,
  publication: Publication,
  language: string,
  isAsked: (benefitId: string) => boolean = () => true,
): MedicalGuidelineLeaf[] =>
  benefitsNaming(therapyId, publication)
    .filter((benefit) => isAsked(benefit._id) && refsOf(benefit.therapies).includes(therapyId))
    .flatMap((benefit) => guidelineOf(benefit, publication, language))

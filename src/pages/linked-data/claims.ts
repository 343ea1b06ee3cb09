import type {ClaimLeaf} from 'schema-dts'
import type {Benefit} from '../../content/derived.ts'
import {compact} from '../../contract/compact.ts'
import {labelsFor} from '../../site/labels.ts'
import type {Edition} from '../edition.ts'
import {evidenceOf} from '../resource/evidence.ts'
import {benefitsNaming, citationOf} from './parts.ts'
import {refsOf} from '../../content/references.ts'

/**
 * What a publisher says about a therapy, with the evidence for it: a `Claim` (https://schema.org/Claim), one for each
 * finding. A `MedicalGuideline` would be the recommendation of a medical body, which this is not. GRADE has no term in
 * schema.org, so its words stand in the description.
 */
export function claimsOf(
  therapyId: string,
  edition: Edition,
  language: string,
  isAsked: (benefitId: string) => boolean = () => true,
): ClaimLeaf[] {
  return benefitsNaming(therapyId, edition, isAsked)
    .filter((benefit) => refsOf(benefit.therapies).includes(therapyId))
    .flatMap((benefit) => claimOf(benefit, edition, language))
}

/** The claim of a benefit, with each finding for and against it. */
export function claimOf(benefit: Benefit, edition: Edition, language: string): ClaimLeaf[] {
  const {certainty: words} = labelsFor(language)
  const url = edition.pageOf(benefit._id)?.url
  return evidenceOf(benefit, edition).map(({source, certainty, finding, checkedAt}) => ({
    '@type': 'Claim' as const,
    name: benefit.title ?? benefit._id,
    description: [finding, words[certainty]].filter((part) => part !== undefined).join(' – '),
    ...compact({
      text: benefit.claim,
      url,
      citation: source === undefined ? undefined : citationOf(source),
      dateModified: checkedAt,
    }),
  }))
}

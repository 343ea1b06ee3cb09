import type {ClaimLeaf} from 'schema-dts'
import type {Benefit} from '../../content/derived.ts'
import {compact} from '../../contract/compact.ts'
import {labelsFor} from '../../site/labels.ts'
import type {Edition} from '../edition.ts'
import {certaintiesOf} from '../safety/claims.ts'
import {evidenceOf} from '../resource/evidence.ts'
import {benefitsNaming, citationOf} from './parts.ts'
import {refsOf} from '../../content/references.ts'

/**
 * What a publisher says about a therapy, with the evidence for it: a `Claim` (https://schema.org/Claim), one for each
 * benefit. A `MedicalGuideline` would be the recommendation of a medical body, which this is not. GRADE has no term in
 * schema.org, so its words stand in the description.
 */
export function claimsOf(therapyId: string, edition: Edition, language: string): ClaimLeaf[] {
  return benefitsNaming(therapyId, edition)
    .filter((benefit) => refsOf(benefit.therapies).includes(therapyId))
    .flatMap((benefit) => claimOf(benefit, edition, language))
}

/** The claim of a benefit, with how certain it is and what that rests on. */
export function claimOf(benefit: Benefit, edition: Edition, language: string): ClaimLeaf[] {
  const {certainty: words} = labelsFor(language)
  return certaintiesOf(evidenceOf(benefit, edition)).map(({certainty, findings, sources}) => ({
    '@type': 'Claim' as const,
    name: benefit.title ?? benefit._id,
    description: [...findings.flatMap(({finding}) => finding ?? []), words[certainty]].join(' – '),
    ...compact({
      text: benefit.claim,
      url: edition.pageOf(benefit._id)?.url,
      citation: sources.map(citationOf),
      dateModified: findings
        .flatMap(({checkedAt}) => checkedAt ?? [])
        .toSorted()
        .at(-1),
    }),
  }))
}

import {mainFindings, shownCertainty, type Certainty} from '../../content/evidence.ts'
import type {ResourceEvidence, ResourceLink, ResourceSource} from '../../contract/resource-types.ts'

/** How certain one claim is, and what that rests on. */
export interface ClaimCertainty {
  /** Undefined if the evidence is a benefit's own. */
  readonly benefit: ResourceLink | undefined
  readonly certainty: Certainty
  /** The main finding, or else all: what the certainty comes from. */
  readonly findings: readonly ResourceEvidence[]
  readonly sources: readonly ResourceSource[]
}

/**
 * Puts evidence together by claim. A claim has one certainty: finding by finding, one that speaks against it would look
 * like one more reason to believe it.
 */
export function certaintiesOf(evidence: readonly ResourceEvidence[]): ClaimCertainty[] {
  return [...Map.groupBy(evidence, ({benefit}) => benefit?.id).values()].map((all) => {
    const findings = mainFindings(all)
    const sources = new Map(
      findings.flatMap(({source}) => (source === undefined ? [] : [[source.id, source] as const])),
    )
    return {benefit: all[0]?.benefit, certainty: shownCertainty(all), findings, sources: [...sources.values()]}
  })
}

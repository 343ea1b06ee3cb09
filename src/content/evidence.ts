/** GRADE's levels of certainty, highest first. `notGraded` means that nobody has judged the evidence. */
export const certainties = ['high', 'moderate', 'low', 'veryLow', 'notGraded'] as const
export type Certainty = (typeof certainties)[number]

interface Finding {
  readonly certainty?: Certainty
  readonly isMain?: boolean
}

/**
 * How certain a benefit is: as its main finding, or else as the least certain of all. The best of several findings would
 * make a claim look safer than what stands against it.
 */
export function shownCertainty(evidence: readonly Finding[] | undefined): Certainty {
  const findings = mainFindings(evidence ?? [])
  return (
    certainties.findLast((level) => findings.some(({certainty = 'notGraded'}) => certainty === level)) ?? 'notGraded'
  )
}

/** The main finding, or else all of them. */
export function mainFindings<Each extends Finding>(evidence: readonly Each[]): readonly Each[] {
  const main = evidence.filter(({isMain}) => isMain === true)
  return main.length === 0 ? evidence : main
}

/** GRADE's levels of certainty, highest first. `notGraded` means that nobody has judged the evidence. */
export const certainties = ['high', 'moderate', 'low', 'veryLow', 'notGraded'] as const
export type Certainty = (typeof certainties)[number]

/** Returns the highest certainty among pieces of evidence. A claim may rely on it. */
export function bestCertainty(evidence: ReadonlyArray<{readonly certainty?: Certainty}> | undefined): Certainty {
  return certainties.find((level) => evidence?.some(({certainty}) => certainty === level) === true) ?? 'notGraded'
}

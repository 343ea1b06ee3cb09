/** GRADE's levels of certainty, best first; `notGraded` is what nobody judged. */
export const certainties = ['high', 'moderate', 'low', 'veryLow', 'notGraded'] as const
export type Certainty = (typeof certainties)[number]

/** The best certainty among pieces of evidence: what a claim may lean on. */
export function bestCertainty(evidence: ReadonlyArray<{readonly certainty?: Certainty}> | undefined): Certainty {
  return certainties.find((level) => evidence?.some(({certainty}) => certainty === level) === true) ?? 'notGraded'
}

/** A query needs more work than may be done here. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget'
}

/** Counts the work of one query, in looks at a document's head. @throws {OverBudget} from `spend`, once it is too much */
export interface Budget {
  /** Whether there is an end to it. */
  readonly isBounded: boolean
  readonly spend: (looks: number) => void
}

/** A document that has to be read and parsed costs about as much as this many looks at heads. */
export const bodyCost = 20

export const unlimited: Budget = {isBounded: false, spend: () => {}}

export function createBudget(looks: number): Budget {
  let left = looks
  return {
    isBounded: true,
    spend: (cost) => {
      left -= cost
      if (left < 0) throw new OverBudget('Cannot answer the query here, it looks at too many documents')
    },
  }
}

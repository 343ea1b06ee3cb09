/** Thrown if a query needs more work than is allowed here. */
export class OverBudget extends Error {
  override readonly name = 'OverBudget'
}

/**
 * Counts the work of one query. The unit is one look at a document's head.
 * @throws {OverBudget} from `spend`, once the budget is used up
 */
export interface Budget {
  /** Whether the budget has a limit. */
  readonly isBounded: boolean
  readonly spend: (looks: number) => void
}

/** The cost of reading and parsing a document, in looks at heads. */
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

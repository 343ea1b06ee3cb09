/** Why something did not reach a mail service. */
export type DeliveryProblem =
  | 'settings'
  | 'unauthorised'
  | 'missing'
  | 'conflict'
  | 'refused'
  | 'busy'
  | 'broken'
  | 'unanswered'
  | 'sent'

export class DeliveryError extends Error {
  override readonly name = 'DeliveryError'
  readonly problem: DeliveryProblem

  constructor(problem: DeliveryProblem, message: string, options?: ErrorOptions) {
    super(message, options)
    this.problem = problem
  }
}

/**
 * Whether a failed request may still have succeeded: its answer was lost, or may have come from a server in between.
 */
export function isUncertain(error: unknown): boolean {
  return error instanceof DeliveryError && (error.problem === 'unanswered' || error.problem === 'broken')
}

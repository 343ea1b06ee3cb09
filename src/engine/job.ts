/**
 * Names work that is done outside of the graph, such as in another program or on other threads. What it gives depends on
 * what it is given alone, so it is no question: it may be done beforehand, or kept from another run.
 */
export interface Job<Given, Result> {
  readonly name: string
  /** Never there. They carry the types. */
  readonly given?: Given
  readonly result?: Result
}

/** Declares a job. Whoever opens the graph says how it is done. */
export function job<Given, Result>(name: string): Job<Given, Result> {
  return {name}
}

/** Does jobs. @throws {Error} if there is no such job */
export type DoJob = (name: string, given: unknown) => Promise<unknown>

/** For graphs and threads without jobs. */
export const noJobs: DoJob = async (name) => {
  throw new Error(`There is nobody here for the job ${name}`)
}

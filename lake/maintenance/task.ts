/** Shows how far a long task is. */
export interface Task {
  /** Begins a step. Without a total, it is not known how long it takes. */
  readonly start: (title: string, total?: number) => void
  readonly tick: () => void
}

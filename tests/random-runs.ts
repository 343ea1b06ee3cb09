/** Options for a property test. The cases are always the same, unless RUNS and SEED ask for more or others. */
export const randomRuns = (runs: number): {readonly numRuns: number; readonly seed: number} => ({
  numRuns: Number(process.env['RUNS'] ?? runs),
  seed: Number(process.env['SEED'] ?? 20261122),
})

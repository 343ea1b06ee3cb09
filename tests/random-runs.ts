/** How a property is tested: always the same cases in `npm test`, other and more of them with RUNS and SEED. */
export const randomRuns = (runs: number): {readonly numRuns: number; readonly seed: number} => ({
  numRuns: Number(process.env['RUNS'] ?? runs),
  seed: Number(process.env['SEED'] ?? 20261122),
})

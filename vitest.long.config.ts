import {defineConfig} from 'vitest/config'

/** Tests that look for rare faults: they run for minutes, and their short versions are a part of `npm test`. */
export default defineConfig({
  test: {
    include: [
      'tests/**/*.long.test.ts',
      // The same as in `npm test`, for much longer.
      'tests/lake/{crash,hostile-requests,concurrent-history}.test.ts',
    ],
    env: {KILLS: '1000', RUNS: '1000000', OPERATIONS: '200000'},
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
})

import {defineConfig} from 'vitest/config'

/** Tests that look for rare faults: they run for minutes, and their short versions are a part of `npm test`. */
export default defineConfig({
  test: {
    include: ['tests/**/*.long.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 600_000,
    maxWorkers: 2,
  },
})

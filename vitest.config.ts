import {defineConfig} from 'vitest/config'
import {SlowestFiles} from './tests/slowest-files.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.long.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    reporters: ['default', new SlowestFiles()],
  },
})

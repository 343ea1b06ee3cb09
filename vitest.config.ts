import {join} from 'node:path'
import {defineConfig} from 'vitest/config'
import {SlowestFiles} from './tests/slowest-files.ts'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/**/*.long.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    // The pictures of the content are drawn once for all tests.
    env: {BODYTEXT_PICTURES: join(import.meta.dirname, '.bodytext-cache', 'pictures')},
    reporters: ['default', new SlowestFiles()],
  },
})

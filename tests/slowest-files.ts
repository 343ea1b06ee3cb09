import {relative} from 'node:path'
import type {Reporter, TestModule} from 'vitest/node'

const count = 10

/** Lists the slowest test files after a run. Look at these first when `npm test` gets slower. */
export class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const slowest = modules
      .map((module) => ({
        file: relative(process.cwd(), module.moduleId),
        seconds: (module.diagnostic().duration + module.diagnostic().collectDuration) / 1000,
      }))
      .toSorted((a, b) => b.seconds - a.seconds)
      .slice(0, count)
    console.log(`The ${slowest.length} slowest test files:`)
    for (const {file, seconds} of slowest) console.log(`${seconds.toFixed(1).padStart(7)} s  ${file}`)
  }
}

import {count} from '../checks/reports/wording.ts'

/**
 * Describes how long a task took, and the most memory that the process has used.
 *
 * @param since - when the task began, by `performance.now()`. 0 is when the process began
 */
export function describeEffort(since = 0): string {
  const seconds = (performance.now() - since) / 1000
  const megabytes = Math.round(process.resourceUsage().maxRSS / 1024)
  return `${seconds.toFixed(1)} s, ${count(megabytes, 'MB', 'MB')} at most`
}

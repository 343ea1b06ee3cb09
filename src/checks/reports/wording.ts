import type {Counts} from './message-record.ts'

const number = new Intl.NumberFormat('en')

/** A count with its noun: `1 document`, `5,000 documents`. */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${number.format(amount)} ${amount === 1 ? one : many}`

export const describeCounts = ({errors, warnings, notes}: Counts): string =>
  [count(errors, 'error'), count(warnings, 'warning'), count(notes, 'note')].join(', ')

/** How long it took and how much memory it took at most, since the process began. */
export const describeEffort = (): string => {
  const seconds = performance.now() / 1000
  const megabytes = process.resourceUsage().maxRSS / 1024
  return `${seconds.toFixed(1)} s, ${number.format(Math.round(megabytes))} MB at most`
}

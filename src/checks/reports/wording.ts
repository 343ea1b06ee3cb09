import type {Counts} from './message-record.ts'

/** A count with its noun: `1 document`, `5,000 documents`. */
export function count(amount: number, one: string, many = `${one}s`): string {
  return `${number.format(amount)} ${amount === 1 ? one : many}`
}

export function describeCounts({errors, warnings, notes}: Counts): string {
  return [count(errors, 'error'), count(warnings, 'warning'), count(notes, 'note')].join(', ')
}

const number = new Intl.NumberFormat('en')

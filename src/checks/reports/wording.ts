import type {Counts} from './message-record.ts'

const number = new Intl.NumberFormat('en')

/** A count with its noun: `1 document`, `5,000 documents`. */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${number.format(amount)} ${amount === 1 ? one : many}`

export const describeCounts = ({errors, warnings, notes}: Counts): string =>
  [count(errors, 'error'), count(warnings, 'warning'), count(notes, 'note')].join(', ')

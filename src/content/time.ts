/**
 * Returns the later of two timestamps. They are compared as times: as text, timestamps with and without fractions of a
 * second would sort wrongly.
 */
export function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b
}

/**
 * Whether a document's publication date is in the future. A date that cannot be parsed does not count: the schema check
 * reports it.
 */
export function isScheduled({publishedAt}: {readonly publishedAt?: string | undefined}, hasCome: HasCome): boolean {
  return typeof publishedAt === 'string' && !Number.isNaN(Date.parse(publishedAt)) && !hasCome(publishedAt)
}

/** Whether a moment, as a timestamp, has come. */
export type HasCome = (instant: string) => boolean

/** Answers for one moment. */
export function comeBy(now: Date): HasCome {
  return (instant) => Date.parse(instant) <= now.getTime()
}

/** Formats a timestamp for RSS (RFC 822, with a four-digit year). */
export function toRfc822(at: string): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}

/** Formats a date as a UTC timestamp, to the second (RFC 3339). Returns undefined if it cannot be parsed. */
export function toTimestamp(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) || time < earliest || time > latest
    ? undefined
    : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

// RFC 3339 allows only years of four digits.
const earliest = Date.parse('0000-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59Z')

/** The moment when a day is over, in UTC. Undefined if it is not a day. */
export function endOfDay(day: string): string | undefined {
  const start = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(start) ? undefined : new Date(start + 86_400_000).toISOString()
}

/** The same day some months later, as a timestamp. Undefined if it is not a day. */
export function addMonths(day: string, months: number): string | undefined {
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime())) return undefined
  date.setUTCMonth(date.getUTCMonth() + months)
  return date.toISOString()
}

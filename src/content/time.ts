/** The later of two moments. Dates without fractions sort as text only among themselves, so they are compared as times. */
export function later(a: string, b: string): string {
  return Date.parse(a) >= Date.parse(b) ? a : b
}

/** Whether a document's time has not come yet. A date that cannot be read keeps nothing out: the schema check reports it. */
export function isScheduled({publishedAt}: {readonly publishedAt?: string | undefined}, now: Date): boolean {
  return typeof publishedAt === 'string' && Date.parse(publishedAt) > now.getTime()
}

/** A moment as RSS writes it (RFC 822, with a year of four digits). */
export function toRfc822(at: string): string {
  return new Date(at).toUTCString().replace('GMT', '+0000')
}

/** A point in time in UTC, to the second (RFC 3339), or nothing if it cannot be read. */
export function toTimestamp(value: unknown): string | undefined {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) || time < earliest || time > latest
    ? undefined
    : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

// Years of four digits: all that RFC 3339 knows.
const earliest = Date.parse('0000-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59Z')

/** A point in time in UTC, to the second (RFC 3339), or nothing if it cannot be read. */
export const toTimestamp = (value: unknown): string | undefined => {
  const time = typeof value === 'string' ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) || time < earliest || time > latest
    ? undefined
    : new Date(time).toISOString().replace(/\.\d{3}Z$/, 'Z')
}

// Years of four digits: all that RFC 3339 knows.
const earliest = Date.parse('0000-01-01T00:00:00Z')
const latest = Date.parse('9999-12-31T23:59:59Z')

/** A value as JSON on one line, with a line break at the end. Fields without a value are left out. */
export function renderJson(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}

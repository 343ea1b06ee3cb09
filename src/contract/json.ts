/** A value as JSON on one line, with a line break at the end. Fields without a value are left out. */
export const renderJson = (value: unknown): string => `${JSON.stringify(value)}\n`

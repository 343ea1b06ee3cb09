/** The fields above a text, as they stand in the file. */
export interface FrontMatter {
  readonly format: 'yaml' | 'toml'
  /** What stands between the fences. */
  readonly value: string
}

/**
 * Divides a file into its front matter and its text. Only what begins with a field is front matter: CommonMark allows
 * thematic breaks around a line of prose at the start of a text, too.
 */
export function splitFrontMatter(file: string): {readonly frontMatter?: FrontMatter; readonly text: string} {
  const start = file.startsWith('\uFEFF') ? file.slice(1) : file
  for (const {format, pattern, field} of fences) {
    const [whole, value = ''] = pattern.exec(start) ?? []
    if (whole !== undefined && (value.trim() === '' ? format === 'toml' : field.test(value))) {
      return {frontMatter: {format, value: value.replaceAll('\r\n', '\n')}, text: start.slice(whole.length)}
    }
  }
  return {text: start}
}

const fences = [
  {
    format: 'yaml',
    pattern: /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/,
    field: /^(?:[\w$"'][^\n]*?)\s*:(?:\s|$)/,
  },
  {
    format: 'toml',
    pattern: /^\+\+\+[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?\+\+\+[ \t]*(?:\r?\n|$)/,
    field: /^(?:[\w"'-][^\n]*?\s*=|\[)/,
  },
] as const

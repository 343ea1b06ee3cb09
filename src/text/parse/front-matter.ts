/** The front matter of a text, as it is in the file. */
export interface FrontMatter {
  readonly format: 'yaml' | 'toml'
  /** The text between the fences. */
  readonly value: string
}

/**
 * Splits a file into its front matter and its text. Front matter must begin with a field, because CommonMark also
 * allows thematic breaks around a line of prose at the start of a text. Empty front matter is accepted in TOML only.
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

import {parse as parseToml} from 'smol-toml'
import {parse as parseYaml} from 'yaml'
import {isRecord} from '../../content/document.ts'
import type {FrontMatter} from '../../text/parse/front-matter.ts'

/**
 * Parses the fields of front matter.
 *
 * @throws {Error} the parser's own error, with line and column, if it cannot be parsed
 */
export function parseFields({format, value}: FrontMatter): Readonly<Record<string, unknown>> {
  // The number of aliases is limited: each can stand for many values that contain aliases too.
  const data: unknown = format === 'toml' ? parseToml(value) : parseYaml(value, {maxAliasCount: 20})
  const fields = plain(data)
  return isRecord(fields) ? fields : {}
}

/** Turns `Date` objects from the parsers back into text, so that all dates have the same form. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]))
    : value
}

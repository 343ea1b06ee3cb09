import {parse as parseToml} from 'smol-toml'
import {parse as parseYaml} from 'yaml'
import {isRecord} from '../../content/document.ts'
import type {FrontMatter} from '../../text/parse/front-matter.ts'

/**
 * The fields of front matter.
 *
 * @throws {Error} the parser's, with line and column, if they cannot be read
 */
export function parseFields({format, value}: FrontMatter): Readonly<Record<string, unknown>> {
  // Few aliases: each can stand for many values, and those for many more.
  const data: unknown = format === 'toml' ? parseToml(value) : parseYaml(value, {maxAliasCount: 20})
  const fields = plain(data)
  return isRecord(fields) ? fields : {}
}

/** Thrown dates of TOML and YAML are written as text again, so that all fields have one form. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(plain)
  return isRecord(value)
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [name, plain(field)]))
    : value
}

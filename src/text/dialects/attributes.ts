import {isRecord} from '../../content/document.ts'
import type {FieldKind} from '../known-types.ts'
import type {Fields} from '../tree/vocabulary.ts'

/*
 * Converts fields to the attributes of a directive, which are strings, and back. A value that its kind cannot write as
 * plain text is written as JSON after `json:`, so that every value is read back unchanged, whatever its kind.
 */

export type Attributes = Record<string, string>

/** All fields of a value as attributes. Fields whose names cannot be attributes are combined in one, `fields`. */
export function toAttributes(
  value: Fields,
  kinds: Readonly<Record<string, FieldKind>>,
  without: ReadonlySet<string>,
): Attributes {
  const entries = Object.entries(value).filter(([name, field]) => !without.has(name) && field !== undefined)
  const plain = entries.filter(([name]) => isPlainName(name))
  const others = entries.filter(([name]) => !isPlainName(name))
  return {
    ...Object.fromEntries(plain.map(([name, field]) => [name, toAttribute(field, kinds[name])])),
    ...(others.length === 0 ? {} : {fields: jsonPrefix + JSON.stringify(Object.fromEntries(others))}),
  }
}

/** Reads attributes back into fields. */
export function fromAttributes(
  attributes: Readonly<Record<string, string | null | undefined>> | null | undefined,
  kinds: Readonly<Record<string, FieldKind>>,
  createKey: () => string,
): Record<string, unknown> {
  // Built from entries, because a field may have the name of an inherited property, such as `__proto__`.
  const entries = Object.entries(attributes ?? {}).flatMap(([name, text]): Array<[string, unknown]> => {
    const value = fromAttribute(text ?? '', name === 'fields' ? 'json' : kinds[name], createKey)
    return name === 'fields' && isRecord(value) ? Object.entries(value) : [[name, value]]
  })
  return Object.fromEntries(entries)
}

const jsonPrefix = 'json:'

/** Whether a field name can be an attribute. Directives reserve some names, and their syntax does not allow others. */
function isPlainName(name: string): boolean {
  return /^[A-Za-z_][\w-]*$/.test(name) && name !== 'id' && name !== 'class' && name !== 'fields'
}

function toAttribute(value: unknown, kind: FieldKind | undefined): string {
  return codecOf(kind).write(value) ?? jsonPrefix + JSON.stringify(value)
}

/** Reads the text of an attribute as a value. Invalid JSON is treated as normal text. */
function fromAttribute(text: string, kind: FieldKind | undefined, createKey: () => string): unknown {
  const json = text.startsWith(jsonPrefix) ? parsed(text.slice(jsonPrefix.length)) : undefined
  return json === undefined ? codecOf(kind).read(text, createKey) : json.value
}

interface Codec {
  /** Returns the text of a value, or undefined if the text would not be read back as the same value. */
  readonly write: (value: unknown) => string | undefined
  readonly read: (text: string, createKey: () => string) => unknown
}

const codecs: Readonly<Record<Exclude<FieldKind, object>, Codec>> = {
  string: {
    write: (value) => (typeof value === 'string' && !value.startsWith(jsonPrefix) ? value : undefined),
    read: (text) => text,
  },
  number: {
    write: (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined),
    read: (text) => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)),
  },
  boolean: {
    write: (value) => (typeof value === 'boolean' ? String(value) : undefined),
    read: (text) => (text === 'true' ? true : text === 'false' ? false : text),
  },
  reference: {
    write: (value) => (isReference(value, 2) ? value._ref : undefined),
    read: (text) => ({_type: 'reference', _ref: text.trim()}),
  },
  references: {
    write: (value) =>
      Array.isArray(value) && value.length > 0 && value.every((member) => isReference(member, 3) && '_key' in member)
        ? value.map((member) => (isRecord(member) ? String(member['_ref']) : '')).join(' ')
        : undefined,
    read: (text, createKey) =>
      text
        .split(/[\s,]+/)
        .filter((ref) => ref !== '')
        .map((ref) => ({_key: createKey(), _type: 'reference', _ref: ref})),
  },
  image: {
    write: (value) => (isAsset(value) ? value.asset._ref : undefined),
    read: (text) => ({_type: 'image', asset: {_type: 'reference', _ref: text.trim()}}),
  },
  portableText: {write: () => undefined, read: (text) => text},
  rows: {write: () => undefined, read: (text) => text},
  items: {write: () => undefined, read: (text) => text},
  textRows: {write: () => undefined, read: (text) => text},
  json: {write: () => undefined, read: (text) => text},
}

function codecOf(kind: FieldKind | undefined): Codec {
  return codecs[kind === undefined ? 'string' : typeof kind === 'object' ? 'json' : kind]
}

function parsed(text: string): {readonly value: unknown} | undefined {
  try {
    return {value: JSON.parse(text)}
  } catch {
    return undefined
  }
}

function isReference(value: unknown, keys: number): value is Fields & {readonly _ref: string} {
  return (
    isRecord(value) &&
    value['_type'] === 'reference' &&
    typeof value['_ref'] === 'string' &&
    /^[\w.-]+$/.test(value['_ref']) &&
    Object.keys(value).length === keys
  )
}

function isAsset(value: unknown): value is {readonly asset: {readonly _ref: string}} {
  return (
    isRecord(value) && value['_type'] === 'image' && Object.keys(value).length === 2 && isReference(value['asset'], 2)
  )
}

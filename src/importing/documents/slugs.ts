import {isDeviceName, isReserved} from '../../site/reserved-slugs.ts'

/**
 * Returns the slug of the first name that makes a usable one. If the output or Windows reserves all of them, it adds the
 * type to the first: `mail` becomes `mail-article`.
 */
export function slugFor(names: readonly string[], type: string): string {
  const slugs = names.map(toSlug).filter((slug) => slug !== '')
  const free = slugs.find((slug) => !isReserved(slug) && !isDeviceName(slug))
  return free ?? toSlug([slugs[0] ?? '', type.replace(/(?=[A-Z])/g, '-')].join('-'))
}

/**
 * Makes a document's id from its type and slug. Ids may have only `a` to `z`, digits and hyphens: other characters become
 * `u` and their code point in hexadecimal.
 */
export function toId(type: string, slug: string): string {
  const prefix = type === 'bodyRegion' ? 'region' : type
  const name = [...slug]
    .map((character) => (/[a-z0-9-]/.test(character) ? character : `u${character.codePointAt(0)?.toString(16)}`))
    .join('')
  return name.length <= maxIdLength
    ? `${prefix}-${name}`
    : `${prefix}-${name.slice(0, maxIdLength - 9)}-${checksum(slug)}`
}

/** Reads a text's name and date from its path: Jekyll's `2020-01-31-name.md`, Hugo's `name/index.md`. */
export function namedByPath(path: string): {readonly name: string; readonly date?: string} {
  const parts = path.split('/').filter((part) => part !== '')
  const file = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '')
  const name = indexNames.has(file.toLowerCase()) ? (parts.at(-2) ?? file) : file
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(name) ?? []
  return date === undefined || rest === undefined ? {name} : {name: rest, date}
}

/** The last part of an address, such as a permalink. */
export function lastPart(address: string): string {
  const parts = address.replace(/[?#].*$/, '').split('/')
  return parts.findLast((part) => part !== '')?.replace(/\.html?$/, '') ?? ''
}

/** In characters. The rule `slug-format` allows more. */
const maxSlugLength = 80

/** Makes a slug from words: lower-case letters and digits, with hyphens between words. */
function toSlug(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, maxSlugLength)
    .replace(/^-+|-+$/g, '')
}

/** How many characters of an id may come from the slug. */
const maxIdLength = 100

/** FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/). It keeps long names apart that start with the same characters. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(16).padStart(8, '0')
}

const indexNames: ReadonlySet<string> = new Set(['index', '_index', 'readme'])

/** Names that files have and pages cannot: the output uses them itself. */
const taken: ReadonlySet<string> = new Set(['index', 'page', 'feed', 'regions', 'benefits', 'conditions', 'therapies'])

export const isTaken = (slug: string): boolean => taken.has(slug)

/** Characters of a slug at most; the `slug-format` rule allows more. */
const longest = 80

/** A slug of words: lower-case letters and digits with hyphens between them. */
export const toSlug = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')

const indexNames: ReadonlySet<string> = new Set(['index', '_index', 'readme'])

/** The name and date that a path gives a text: Jekyll's `2020-01-31-name.md`, Hugo's `name/index.md`. */
export const namedByPath = (path: string): {readonly name: string; readonly date?: string} => {
  const parts = path.split('/').filter((part) => part !== '')
  const file = (parts.at(-1) ?? '').replace(/\.[^.]*$/, '')
  const name = indexNames.has(file.toLowerCase()) ? (parts.at(-2) ?? file) : file
  const [, date, rest] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(name) ?? []
  return date === undefined || rest === undefined ? {name} : {name: rest, date}
}

/** The last part of an address, such as that of a permalink. */
export const lastPart = (address: string): string => {
  const parts = address.replace(/[?#].*$/, '').split('/')
  return parts.findLast((part) => part !== '')?.replace(/\.html?$/, '') ?? ''
}

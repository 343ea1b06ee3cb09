import {isRecord, type SanityDocument} from '../../content/document.ts'
import {blockText} from '../../content/portable-text.ts'
import {createBlocks} from './blocks.ts'
import type {TextFields} from './text-fields.ts'
import {facets, facetTypes} from '../../content/kinds.ts'
import type {Names} from './names.ts'
import {namedByPath, slugFor, toId} from './slugs.ts'

export interface ArticleOptions {
  readonly type: string
  /** Names of the fields that the type has. Other fields are left out. */
  readonly fieldNames: ReadonlySet<string>
  readonly textField: string
  /** The path of the text in the imported folder. The name and date can come from it. */
  readonly path: string
  readonly language: string
  readonly names: Names
  readonly createKey: () => string
}

export interface ReadArticle {
  readonly document: SanityDocument
  readonly isDraft: boolean
  /** Tags and authors that match no document's name. */
  readonly unmatched: readonly string[]
}

/** Returns the title of a text, and its blocks without the heading that repeats the title. */
export function titleAndBody(
  title: string | undefined,
  blocks: readonly Fields[],
): {readonly title: string | undefined; readonly body: readonly Fields[]} {
  const [first] = blocks
  const repeats = isTitleBlock(first) && (title === undefined || firstWords(first) === title)
  return {
    title: title ?? (isTitleBlock(first) ? firstWords(first) : undefined),
    body: repeats ? blocks.slice(1) : blocks,
  }
}

/** Makes a document from an imported text: fields from its metadata, references from names and aliases. */
export function toDocument(
  fields: TextFields,
  title: string | undefined,
  body: readonly Fields[],
  picture: Fields | undefined,
  options: ArticleOptions,
): ReadArticle {
  const {type, names, createKey, fieldNames, textField, path} = options
  const byPath = namedByPath(path)
  const name = title ?? humanised(byPath.name)
  const slug = slugFor([fields.slug ?? byPath.name, name], type)
  const make = createBlocks(createKey)
  const matched = new Set<string>()
  const references = Object.fromEntries(
    facets.map((facet) => {
      const found = fields.tags.flatMap((tag) => {
        const document = names.find(facetTypes[facet], tag)
        if (document !== undefined) matched.add(tag)
        return document?._id ?? []
      })
      return [facet, plural([...new Set(found)].map((id) => make.member(id)))]
    }),
  )
  const people = fields.authors.map((author) => ({author, id: names.find('person', author)?._id}))
  const known = people.flatMap(({id}) => id ?? [])
  const date = fields.date ?? (byPath.date === undefined ? undefined : `${byPath.date}T00:00:00.000Z`)
  const all: Fields = {
    [fieldNames.has('title') ? 'title' : 'name']: name,
    slug: {_type: 'slug', current: slug},
    summary: fields.summary?.replace(/\s+/g, ' '),
    language: fields.language ?? options.language,
    heroImage: picture,
    ...references,
    authors: plural(known.map((id) => make.member(id))),
    publishedAt: date,
    previousSlugs:
      fields.earlierSlugs.length === 0 ? undefined : fields.earlierSlugs.filter((earlier) => earlier !== slug),
    [textField]: body,
  }
  const kept = Object.entries(all).filter(([field, value]) => value !== undefined && fieldNames.has(field))
  const tags = fields.tags.filter((tag) => !matched.has(tag)).map((tag) => `tag ${tag}`)
  const authors = people.filter(({id}) => id === undefined).map(({author}) => `author ${author}`)
  return {
    document: {_id: toId(type, slug), _type: type, ...Object.fromEntries(kept)},
    isDraft: fields.isDraft,
    unmatched: [...tags, ...authors],
  }
}

/** Returns the addresses of the pictures in a text. */
export function picturesIn(value: unknown): string[] {
  if (Array.isArray(value)) return [...new Set(value.flatMap(picturesIn))]
  if (!isRecord(value)) return []
  const own = value['_type'] === 'image' && typeof value['src'] === 'string' ? [value['src']] : []
  return [...own, ...Object.values(value).flatMap((field) => (typeof field === 'object' ? picturesIn(field) : []))]
}

/** Makes a figure of the content model. The title becomes the caption. */
export function toFigure(assetId: string, {alt, title}: Fields): Fields {
  return {
    _type: 'figure',
    image: {_type: 'image', asset: {_type: 'reference', _ref: assetId}},
    ...(typeof alt === 'string' && alt !== '' ? {alt} : {}),
    ...(typeof title === 'string' && title !== '' ? {caption: title} : {}),
  }
}

/**
 * Turns pictures that have an asset into figures. A picture inside a paragraph moves after the paragraph, because the
 * content model has no inline pictures. A picture without an asset stays as it is.
 */
export function withFigures(
  blocks: readonly Fields[],
  assets: ReadonlyMap<string, string>,
  createKey: () => string,
): Fields[] {
  return blocks.flatMap((block): Fields[] => {
    const {_type: type, src} = block
    const own = type === 'image' ? assets.get(String(src)) : undefined
    if (own !== undefined) return [{_key: createKey(), ...toFigure(own, block)}]
    if (type !== 'block' || !Array.isArray(block['children'])) return [block]
    const children: readonly unknown[] = block['children']
    const isCopied = (child: unknown): child is Fields =>
      isRecord(child) && child['_type'] === 'image' && assets.has(String(child['src']))
    const figures = children.filter(isCopied).map((child) => figureWithKey(child, assets, createKey))
    if (figures.length === 0) return [block]
    const words = {...block, children: children.filter((child) => !isCopied(child))}
    return blockText(words).trim() === '' ? figures : [words, ...figures]
  })
}

type Fields = Readonly<Record<string, unknown>>

function isTitleBlock(block: Fields | undefined): boolean {
  return block?.['_type'] === 'block' && block['style'] === 'h1'
}

function firstWords(block: Fields | undefined): string {
  return block === undefined ? '' : blockText(block).trim()
}

function humanised(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function plural(value: readonly Fields[]): readonly Fields[] | undefined {
  return value.length === 0 ? undefined : value
}

function figureWithKey(child: Fields, assets: ReadonlyMap<string, string>, createKey: () => string): Fields {
  return {
    _key: createKey(),
    ...toFigure(assets.get(String(child['src'])) ?? '', child),
  }
}

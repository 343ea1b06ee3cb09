import {isNonEmptyString, isRecord} from '../../content/document.ts'
import {lastPart} from './slugs.ts'

/** The metadata of a text, in the same form for every generator. */
export interface TextFields {
  readonly title?: string
  readonly slug?: string
  readonly date?: string
  readonly summary?: string
  readonly language?: string
  readonly picture?: {readonly src: string; readonly alt: string}
  readonly tags: readonly string[]
  readonly authors: readonly string[]
  readonly earlierSlugs: readonly string[]
  readonly isDraft: boolean
  /** The names of fields that were not imported. */
  readonly leftOut: readonly string[]
}

/** Reads front matter with the field names that site generators use. */
export function toTextFields(written: Data): TextFields {
  // Hugo ignores the case of field names.
  const data = Object.fromEntries(
    Object.entries(written).map(([name, value]) => [knownNames.get(name.toLowerCase()) ?? name, value]),
  )
  const first = (names: readonly string[]): unknown =>
    names.map((name) => data[name]).find((value) => value !== undefined && value !== null)
  const slug = text(first(aliases.slug)) ?? lastPart(text(first(aliases.address)) ?? '')
  const given = first(aliases.date)
  const date = text(Array.isArray(given) ? given[0] : given)
  const moment = date === undefined ? undefined : toMoment(date)
  const picture = pictureOf(first(aliases.picture), first(aliases.alt))
  const fields = {
    title: text(first(aliases.title)),
    slug: slug === '' || slug.includes(':') ? undefined : slug,
    date: moment,
    summary: text(first(aliases.summary)),
    language: text(first(aliases.language)),
    picture,
  }
  return {
    ...Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
    tags: [...new Set(aliases.tags.flatMap((name) => texts(data[name])))],
    authors: [...new Set(aliases.authors.flatMap((name) => texts(data[name])))],
    earlierSlugs: [...new Set(texts(first(aliases.earlier)).map(lastPart))].filter((part) => part !== ''),
    isDraft: data['draft'] === true || data['published'] === false,
    leftOut: [
      ...Object.keys(data).filter((name) => !knownNames.has(name.toLowerCase())),
      ...(date !== undefined && moment === undefined ? [`date ${JSON.stringify(date)}`] : []),
    ],
  }
}

type Data = Readonly<Record<string, unknown>>

/**
 * Field names of Hugo, Jekyll, Astro and Eleventy for the same thing. The first one present is used. Tags and authors
 * are collected from all.
 */
const aliases = {
  title: ['title', 'headline'],
  slug: ['slug'],
  address: ['permalink', 'url'],
  date: ['date', 'publishDate', 'pubDate', 'published', 'publishedAt', 'pubdate', 'datePublished'],
  summary: ['description', 'summary', 'excerpt', 'subtitle'],
  language: ['lang', 'language', 'locale'],
  picture: ['image', 'heroImage', 'cover', 'featured_image', 'thumbnail', 'images', 'feature'],
  alt: ['imageAlt', 'image_alt', 'heroImageAlt', 'alt'],
  tags: ['tags', 'categories', 'category', 'keywords', 'topics'],
  authors: ['author', 'authors'],
  earlier: ['aliases', 'redirect_from'],
} as const

/** Fields about how a page looks or is built. They are not reported as left out. */
const ofGenerators: ReadonlySet<string> = new Set([
  'draft',
  'published',
  'layout',
  'type',
  'weight',
  'toc',
  'lastmod',
  'updated',
  'updatedDate',
  'modified',
  'id',
  'eleventyNavigation',
  'eleventyExcludeFromCollections',
  'sidebar',
  'sidebar_position',
  'sidebar_label',
  'menu',
  'comments',
  'cascade',
  'outputs',
  'linkTitle',
  'slugify',
  'canonical',
  'api',
  'jsonld',
  'hide_title',
  'hide_table_of_contents',
  'pagination_next',
])

/** Every known field name, by its lower-case form. */
const knownNames: ReadonlyMap<string, string> = new Map(
  [...Object.values(aliases).flat(), ...ofGenerators].map((name) => [name.toLowerCase(), name]),
)

function text(value: unknown): string | undefined {
  return isNonEmptyString(value) ? value.trim() : typeof value === 'number' ? String(value) : undefined
}

function texts(value: unknown): string[] {
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'string')
    return value
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
  if (Array.isArray(value))
    return value.flatMap((member) => (typeof member === 'string' ? [member.trim()] : texts(member)))
  return isRecord(value) ? texts(value['name'] ?? value['title']) : []
}

/**
 * Converts a date to the form of the Content Lake. A date without a time is midnight, and one without a time zone is in
 * UTC, whatever the zone of the machine. Undefined if it is not a date, or before 1900.
 */
function toMoment(value: string): string | undefined {
  if (!isWholeDate(value)) return undefined
  const moment = new Date(withZone(value))
  return Number.isNaN(moment.getTime()) || moment.getUTCFullYear() < 1900 ? undefined : moment.toISOString()
}

/**
 * Whether a date is written out and exists. JavaScript guesses where one is not: it completes a date without a year, skips
 * words that it does not know, takes 30 February for a day in March and the day before the dots for the month.
 */
function isWholeDate(value: string): boolean {
  const withoutNote = value.replace(/\([^)]*\)/g, '')
  const words = withoutNote.match(/\p{L}+/gu) ?? []
  if (!hasYear.test(value) || dayFirst.test(value) || !words.every((word) => dateWord.test(word))) return false
  const day = withoutNote.replace(time, ' ').trim()
  if (isInUtc.test(day)) return true
  const moment = new Date(`${day} UTC`)
  const small = [...day.matchAll(/(?<!\d)\d{1,2}(?!\d)/g)].map(([number]) => Number(number))
  const month = moment.getUTCMonth() + 1
  return small.length === 0 || (small.includes(moment.getUTCDate()) && (small.length === 1 || small.includes(month)))
}

const hasYear = /(?:^|\D)\d{4}(?:\D|$)/
const dayFirst = /^\d{1,2}\.\s?\d{1,2}\.\s?\d{4}/
const time = /[T\s]+\d{1,2}:\d{2}(?::\d{2})?.*$/i
const dateWord =
  /^(?:t|z|am|pm|utc?|gmt|[ecmp][sd]t|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)$/i

function withZone(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.test(value))
    return `${value.replace(' ', 'T')}${value.length > 10 ? 'Z' : 'T00:00:00Z'}`
  const iso = value.replace(/^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}(?::\d{2})?) ?([+-]\d{2}):?(\d{2})$/, '$1T$2$3:$4')
  return isInUtc.test(iso) || hasZone.test(iso) ? iso : `${iso} UTC`
}

/** A year or a month: a date of ISO 8601 without a time is in UTC by itself. */
const isInUtc = /^\d{4}(?:-\d{2})?$/

const hasZone =
  /(?::\d{2}(?:\.\d+)?\s*(?:Z|[+-]\d{2}:?\d{2})|\b(?:UTC?|GMT|Z|[ECMP][SD]T)(?:[+-]\d{2}:?\d{2})?)(?:\s*\([^)]*\))?$/i

function pictureOf(value: unknown, alt: unknown): {src: string; alt: string} | undefined {
  const first: unknown = Array.isArray(value) ? value[0] : value
  const src = isRecord(first) ? (first['src'] ?? first['url'] ?? first['image'] ?? first['path']) : first
  const words = isRecord(first) ? (first['alt'] ?? alt) : alt
  return isNonEmptyString(src) ? {src: src.trim(), alt: text(words) ?? ''} : undefined
}

import {isNonEmptyString, isRecord, recordsIn} from '../content/document.ts'

/** What a DOI says of a publication, as the fields of a source. */
export interface Described {
  readonly title?: string
  readonly authors?: readonly string[]
  readonly publication?: string
  readonly year?: number
  readonly kind?: string
}

/**
 * Reads the description of a work from Crossref's answer (https://api.crossref.org/swagger-ui/index.html). Undefined if it
 * is no such answer.
 */
export function describeWork(answer: unknown): Described | undefined {
  const message = isRecord(answer) ? answer['message'] : undefined
  if (!isRecord(message)) return undefined
  const title = plain(firstOf(message['title']))
  if (title === undefined) return undefined
  const publication = publicationOf(message)
  const year = yearOf(message)
  const kind = kindOf(message, title)
  return {
    title,
    authors: recordsIn(message['author']).flatMap(nameOf),
    ...(publication === undefined ? {} : {publication}),
    ...(year === undefined ? {} : {year}),
    ...(kind === undefined ? {} : {kind}),
  }
}

function nameOf({family, given, name}: Readonly<Record<string, unknown>>): string[] {
  if (isNonEmptyString(name)) return [name.trim()]
  if (!isNonEmptyString(family)) return []
  const initials = isNonEmptyString(given)
    ? given
        .split(/[\s.-]+/u)
        .map((part) => [...part][0] ?? '')
        .join('')
        .toUpperCase()
    : ''
  return [`${family.trim()} ${initials}`.trim()]
}

function publicationOf(message: Readonly<Record<string, unknown>>): string | undefined {
  const journal = plain(firstOf(message['container-title'])) ?? plain(message['publisher'])
  if (journal === undefined) return undefined
  const {volume, issue, page} = message
  const number = isNonEmptyString(volume) ? ` ${volume}${isNonEmptyString(issue) ? `(${issue})` : ''}` : ''
  const pages = isNonEmptyString(page) && number !== '' ? `:${page}` : ''
  return `${journal}${number}${pages}`
}

function yearOf(message: Readonly<Record<string, unknown>>): number | undefined {
  const years = ['published', 'published-print', 'published-online', 'issued'].flatMap((field) => {
    const date = message[field]
    const parts: unknown = isRecord(date) && Array.isArray(date['date-parts']) ? date['date-parts'][0] : undefined
    const year: unknown = Array.isArray(parts) ? parts[0] : undefined
    return typeof year === 'number' && Number.isInteger(year) ? [year] : []
  })
  return years[0]
}

/** The kind, where the title or the type says it. An editor chooses all others. */
function kindOf({type}: Readonly<Record<string, unknown>>, title: string): string | undefined {
  const found = kinds.find(([pattern]) => pattern.test(title))
  if (found !== undefined) return found[1]
  return type === 'report' ? 'other' : undefined
}

const kinds: ReadonlyArray<readonly [RegExp, string]> = [
  [/\b(?:systematic review|meta-?\s?analys[ie]s|cochrane)\b/iu, 'systematicReview'],
  [/\bguidelines?\b/iu, 'guideline'],
  [/\brandomi[sz]ed\b/iu, 'randomisedTrial'],
  [/\bcase (?:report|series)\b/iu, 'caseReport'],
  [/\bcohort|cross-sectional|case-control\b/iu, 'observationalStudy'],
  [/\bin (?:rats|mice|rabbits)\b/iu, 'animalStudy'],
]

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

/** Titles come with markup and line breaks. */
function plain(value: unknown): string | undefined {
  if (!isNonEmptyString(value)) return undefined
  const text = value
    .replaceAll(/<[^<>]*>/gu, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll(/\s+/gu, ' ')
    .trim()
  return text === '' ? undefined : text
}

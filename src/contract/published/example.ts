import {isRecord} from '../../content/document.ts'

/** Makes an example of a schema, with all its fields. It is valid by construction. */
export function exampleOf(schema: Schema, definitions: Schema, name = ''): unknown {
  const {$ref, const: constant, enum: choices, type, items, properties, minimum, exclusiveMinimum} = schema
  if (typeof $ref === 'string') {
    const definition = definitions[$ref.split('/').at(-1) ?? '']
    return isRecord(definition) ? exampleOf(definition, definitions, name) : undefined
  }
  if (constant !== undefined) return constant
  if (Array.isArray(choices)) return choices[0]
  if (type === 'object') {
    return isRecord(properties)
      ? Object.fromEntries(
          Object.entries(properties).map(([key, field]) => [
            key,
            isRecord(field) ? exampleOf(field, definitions, key) : undefined,
          ]),
        )
      : {}
  }
  if (type === 'array') return isRecord(items) ? [exampleOf(items, definitions, name)] : []
  if (type === 'boolean') return true
  if (type === 'integer' || type === 'number')
    return Math.max(Number(minimum ?? 0), Number(exclusiveMinimum ?? 0), 0) + 1
  return textOf(schema, name)
}

type Schema = Readonly<Record<string, unknown>>

const byPattern: ReadonlyArray<readonly [start: string, sample: string]> = [
  ['^tag:', 'tag:publisher.example,2026:article/article-massage-for-back-pain'],
  ['^[0-9a-f]{64}', '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'],
]

const host = 'https://publisher.example'

/** Sample texts by format. Texts without a format get one by the name of their field (`byName`). */
const byFormat: Readonly<Record<string, string>> = {
  'date-time': '2026-11-02T08:00:00Z',
  date: '2026-11-02',
  uri: `${host}/articles/massage-for-back-pain/`,
}

const byName: Readonly<Record<string, string>> = {
  schemaVersion: '1.0',
  documentId: 'article-massage-for-back-pain',
  type: 'article',
  slug: 'massage-for-back-pain',
  title: 'Massage therapy for back pain',
  name: 'Massage therapy',
  language: 'en',
  summary: 'What massage may do for an aching back, and how sure we can be of it.',
  alt: 'Outline of a person from behind',
  text: 'Bodies differ: what works for one person may not work for another.',
  html: '<p>Bodies differ: what works for one person may not work for another.</p>',
  content_html: '<p>Bodies differ: what works for one person may not work for another.</p>',
  content_text: 'Bodies differ: what works for one person may not work for another.',
  attribution: `Massage therapy for back pain, Publisher, ${host}/articles/massage-for-back-pain/`,
  publisher: 'Publisher',
  kind: 'articles',
  path: 'api/v1/articles/massage-for-back-pain.json',
  mediaType: 'application/json',
  mime_type: 'image/png',
  doi: '10.1002/14651858.CD001929.pub3',
  pmid: '26329399',
  system: 'uberon',
  code: 'UBERON:0005462',
  log: '5f2c6d1e0a9b8c7d',
  version: '7.2.0',
  '@type': 'MedicalWebPage',
  _type: 'block',
}

function textOf(schema: Schema, name: string): string {
  const {pattern, format} = schema
  const matching = typeof pattern === 'string' ? byPattern.find(([start]) => pattern.startsWith(start)) : undefined
  if (matching !== undefined) return matching[1]
  return (typeof format === 'string' ? byFormat[format] : undefined) ?? byName[name] ?? `A ${name}`
}

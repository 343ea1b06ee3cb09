import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {expect, it} from 'vitest'
import {validateDocument} from '@sanity/validation'
import {isRecord, type SanityDocument} from '../../src/content/document.ts'
import {createCorpus} from '../../src/corpus/create-corpus.ts'
import {compileSchema} from '../../src/checks/schema/schema-check.ts'
import {createPlainCheck, planOf, type SchemaPlan} from '../../src/checks/schema/plainly-valid.ts'
import {documentTypes} from '../../schemas/index.ts'

const schema = await compileSchema()
// What is kept of the schema goes through JSON.
const plan: SchemaPlan = JSON.parse(
  JSON.stringify(
    planOf(
      schema,
      documentTypes.map(({name}) => name),
    ),
  ),
)
const isPlainlyValid = createPlainCheck(plan)

const isDocument = (value: unknown): value is SanityDocument =>
  isRecord(value) && typeof value['_id'] === 'string' && typeof value['_type'] === 'string'

const content = join(import.meta.dirname, '../../content')
const shipped = readdirSync(content, {withFileTypes: true, recursive: true})
  .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
  .map((entry): unknown => JSON.parse(readFileSync(join(entry.parentPath, entry.name), 'utf8')))
const documents = [...shipped, ...createCorpus({articles: 3, seed: 7})]
  .filter(isDocument)
  .filter(({_type}) => schema.get(_type) !== undefined && !_type.startsWith('sanity.'))

const oddities: readonly unknown[] = [
  null,
  undefined,
  '',
  ' ',
  'x',
  'x'.repeat(300),
  0,
  -1,
  1.5,
  12345,
  Number.NaN,
  true,
  [],
  {},
  [null],
  ['a', 'a'],
  [{}],
  {_type: 'x'},
  {_ref: ''},
  {_ref: 'gone', _type: 'reference'},
  '2026-02-31',
  '2026-13-01',
  '2026-01-01T25:00:00Z',
  'https://example.org',
  'http://u:p@example.org',
  'javascript:x',
  '//x',
  '/x',
  'mailto:a@b.example',
  '10.1/x',
  'high',
  {current: ''},
  {current: 'x', _type: 'slug'},
]

/** Changes a document at a path: replaces a value, adds a field or member, or repeats a member. */
const mutate = (value: unknown, path: readonly number[], odd: unknown, kind: number): unknown => {
  const [step, ...rest] = path
  if (step === undefined || typeof value !== 'object' || value === null) return odd
  if (Array.isArray(value)) {
    if (value.length === 0 || (rest.length === 0 && kind === 1)) return [...value, odd]
    const index = step % value.length
    if (rest.length === 0 && kind === 2) return [...value, value[index]]
    return value.map((member: unknown, at) => (at === index ? mutate(member, rest, odd, kind) : member))
  }
  const names = Object.keys(value).filter((name) => name !== '_id' && name !== '_type')
  if (names.length === 0 || (rest.length === 0 && kind === 1)) return {...value, unheardOf: odd}
  const name = names[step % names.length]
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [key, key === name ? mutate(field, rest, odd, kind) : field]),
  )
}

it('never calls valid what the validator finds fault with', {timeout: 300_000}, async () => {
  let plain = 0
  const change = fc.record({
    document: fc.constantFrom(...documents),
    path: fc.array(fc.nat(30), {minLength: 1, maxLength: 6}),
    odd: fc.constantFrom(...oddities),
    kind: fc.nat(2),
  })
  await fc.assert(
    fc.asyncProperty(change, async ({document, path, odd, kind}) => {
      const changed = mutate(document, path, odd, kind)
      if (!isDocument(changed)) return
      if (!isPlainlyValid(changed, changed._type)) return
      plain += 1
      const complete = {_createdAt: '', _updatedAt: '', _rev: '', ...changed}
      const {markers} = await validateDocument({document: complete, schema, getDocumentExists: async () => true})
      expect(markers).toEqual([])
    }),
    {seed: Number(process.env['SEED'] ?? 3), numRuns: Number(process.env['RUNS'] ?? 1500)},
  )
  // A check that never calls anything valid would pass too, but would be useless.
  expect(plain).toBeGreaterThan(100)
})

it('lets every shipped and generated document through', () => {
  const held = documents.filter((document) => !isPlainlyValid(document, document._type))
  expect(held.map(({_id}) => _id)).toEqual([])
})

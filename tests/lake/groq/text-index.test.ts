import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {createLake} from '../../../lake/create-lake.ts'
import {unlimited} from '../../../lake/groq/budget.ts'
import {createBodies} from '../../../lake/groq/bodies.ts'
import {createCatalogue} from '../../../lake/groq/catalogue.ts'
import {createEngine} from '../../../lake/groq/engine.ts'
import {createTextIndex} from '../../../lake/groq/search/text-index.ts'
import {openForReading} from '../../../lake/store/database.ts'
import {randomRuns} from '../../random-runs.ts'
import {runLake} from '../running-lake.ts'

const words = [
  'back',
  'Back',
  'neck',
  'σ',
  'ς',
  'Massage.',
  'it-is',
  'quiet',
  'q',
  'e.g.',
  'ß',
  'don’t',
  'x'.repeat(150),
  'İ',
  'K',
  'naïve',
  '漢字',
  '..dots..',
]
const text = fc.array(fc.constantFrom(...words), {maxLength: 4}).map((list) => list.join(' '))
const document = fc.record(
  {title: text, tags: fc.array(text, {maxLength: 2}), body: fc.array(fc.array(text, {maxLength: 3}), {maxLength: 2})},
  {noNullPrototype: true},
)
const pattern = fc.oneof(
  fc.constantFrom(...words, 'ba*', '*ck', 'b*k', '*', 'Σ', 'SS', 'x*', 'massage.*', 'na*', 'don*', '漢*', 'i̇', 'k', ''),
  text,
)
const left = fc.constantFrom(
  'title',
  'tags',
  '[title, tags]',
  '[title] + tags',
  'pt::text(body)',
  'body[].children[].text',
  'title + title',
  'lower(title)',
  '_id',
)

describe('full-text search', () => {
  it('finds what groq-js finds without it, while documents come, change and go', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.option(document, {nil: undefined})), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.array(fc.tuple(left, pattern), {minLength: 1, maxLength: 6}),
        async (rounds, questions) => {
          const folder = mkdtempSync(join(tmpdir(), 'bodytext-fts-'))
          const lake = createLake({database: join(folder, 'lake.db'), assets: folder})
          const reading = openForReading(join(folder, 'lake.db'))
          const index = createTextIndex(reading, join(folder, 'search.db'), 'one')
          try {
            for (const round of rounds) {
              lake.lake.apply(
                Object.entries(round).map(([id, fields]) =>
                  fields === undefined
                    ? {delete: {id}}
                    : {
                        createOrReplace: {
                          _id: id,
                          _type: 't',
                          ...fields,
                          body: fields.body.map((spans) => ({
                            _type: 'block',
                            children: spans.map((span) => ({_type: 'span', text: span})),
                          })),
                        },
                      },
                ),
              )
              index.catchUp()
              while (index.build());
              const catalogue = createCatalogue(lake.lake.store.heads(), createBodies(lake.lake.store.body))
              const engine = createEngine(catalogue, {
                projectId: 'p',
                dataset: 'd',
                identity: 'me',
                now: () => new Date(0),
              })
              for (const [path, sought] of questions) {
                const request = {
                  query: `*[_type == "t" && ${path} match $sought]._id`,
                  params: {sought},
                  perspective: 'raw',
                } as const
                expect({path, sought, found: await engine(request, unlimited, index)}).toEqual({
                  path,
                  sought,
                  found: await engine(request, unlimited),
                })
                const search = {
                  query: '*[[@, _id] match text::query($sought)]._id',
                  params: {sought},
                  perspective: 'raw',
                } as const
                expect({sought, found: await engine(search, unlimited, index)}).toEqual({
                  sought,
                  found: await engine(search, unlimited),
                })
              }
            }
          } finally {
            index.close()
            reading.close()
            await lake.close()
            rmSync(folder, {recursive: true, force: true})
          }
        },
      ),
      randomRuns(40),
    )
  })

  it('answers over many documents through the index, and knows what was written a moment ago', async () => {
    const {client, lake} = await runLake()
    lake.lake.apply(
      Array.from({length: 1500}, (_, n) => ({
        create: {_id: `d${n}`, _type: 't', title: n === 700 ? 'a needle' : 'hay', n},
      })),
    )
    expect(await client.fetch('*[_type == "t" && title match "need*"]._id')).toEqual(['d700'])
    await client.patch('d3').set({title: 'another needle'}).commit()
    expect(await client.fetch('*[_type == "t" && title match "need*"]._id')).toEqual(['d3', 'd700'])
    await client.delete('d700')
    expect(await client.fetch('*[_type == "t" && title match "need*"]._id')).toEqual(['d3'])
    expect(await client.fetch('count(*[title match "hay"])')).toBe(1498)
  })
})

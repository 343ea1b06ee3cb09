import {createClient, type SanityClient} from '@sanity/client'
import {resolveEditInfo} from '@sanity/client/csm'
import {stegaClean} from '@sanity/client/stega'
import {describe, expect, it} from 'vitest'
import {isRecord} from '../../src/content/document.ts'
import {runLake} from './running-lake.ts'

const article = {
  _id: 'a',
  _type: 'article',
  title: 'A title',
  slug: {_type: 'slug', current: 'a-title'},
  tags: ['one', 'two'],
  author: {_type: 'reference', _ref: 'p'},
  body: [
    {
      _key: 'b1',
      _type: 'block',
      children: [
        {_key: 's1', _type: 'span', text: 'Some words'},
        {_key: 's2', _type: 'span', text: 'and more'},
      ],
    },
  ],
}
const person = {_id: 'p', _type: 'person', name: "O'Neill \\ Ann"}

const filled = async (): Promise<SanityClient> => {
  const {client} = await runLake()
  await client
    .transaction()
    .create(article)
    .create(person)
    .create({...article, _id: 'drafts.a', title: 'A draft'})
    .create({_id: 'q', _type: 'article', title: 'A title', note: 'A title'})
    .commit()
  return client
}

/** The document and the path of each text that a query shows, by its path in the result. */
const sourcesOf = async (
  client: SanityClient,
  query: string,
  options: {readonly perspective?: 'published' | 'drafts'} = {},
): Promise<Readonly<Record<string, string>>> => {
  const {resultSourceMap: map} = await client.fetch(
    query,
    {},
    {filterResponse: false, resultSourceMap: 'withKeyArraySelector', ...options},
  )
  return Object.fromEntries(
    Object.entries(map?.mappings ?? {}).map(([at, mapping]) => {
      const {source} = mapping
      if (source.type !== 'documentValue') return [at, source.type]
      return [at, `${map?.documents[source.document]?._id} ${map?.paths[source.path]}`]
    }),
  )
}

describe('source maps', () => {
  it('say where each text of a result comes from: through projections, references, lists and whole documents', async () => {
    const client = await filled()
    expect(
      await sourcesOf(
        client,
        `*[_type == "article" && slug.current == "a-title"][0]{
          "heading": title, "by": author->name, tags, body, "first": body[0].children[0].text,
          "loud": upper(title), "count": count(tags), "chosen": select(_type == "article" => title, "none")
        }`,
      ),
    ).toEqual({
      "$['heading']": "a $['title']",
      "$['by']": "p $['name']",
      "$['tags'][0]": "a $['tags'][0]",
      "$['tags'][1]": "a $['tags'][1]",
      "$['body'][0]['children'][0]['text']": "a $['body'][?(@._key=='b1')]['children'][?(@._key=='s1')]['text']",
      "$['body'][0]['children'][1]['text']": "a $['body'][?(@._key=='b1')]['children'][?(@._key=='s2')]['text']",
      "$['first']": "a $['body'][?(@._key=='b1')]['children'][?(@._key=='s1')]['text']",
      "$['chosen']": "a $['title']",
    })
    expect(await sourcesOf(client, '*[_id == "p"]')).toEqual({"$[0]['name']": "p $['name']"})
    expect(await sourcesOf(client, '*[_id == "p"][0].name')).toEqual({$: "p $['name']"})
    expect(await sourcesOf(client, 'count(*)')).toEqual({})
    expect(await sourcesOf(client, '*[title == "A title"] | order(_id){title, note}')).toEqual({
      "$[0]['title']": "a $['title']",
      "$[1]['title']": "q $['title']",
      "$[1]['note']": "q $['note']",
    })
  })

  it('name the draft where a draft is shown, and lists by index if asked so', async () => {
    const client = await filled()
    expect(await sourcesOf(client, '*[_id == "a"][0]{title}', {perspective: 'drafts'})).toEqual({
      "$['title']": "drafts.a $['title']",
    })
    const {resultSourceMap: map} = await client.fetch(
      '*[_id == "a"][0].body[0].children[1]{text}',
      {},
      {filterResponse: false, resultSourceMap: true},
    )
    expect(map?.paths).toEqual(["$['body'][0]['children'][1]['text']"])
    const plain = await client.fetch('*[_id == "a"][0]{title}', {}, {filterResponse: false})
    expect(plain).not.toHaveProperty('resultSourceMap')
    expect(plain.result).toEqual({title: 'A title'})
  })

  it('let the client put them into texts, and lead from there to the field in Studio', async () => {
    const client = await filled()
    const editing = createClient({...client.config(), stega: {enabled: true, studioUrl: 'http://localhost:3333'}})
    const found: unknown = await editing.fetch('*[_id == "a"][0]{title, "by": author->name}')
    if (!isRecord(found)) throw new Error('Nothing was found')
    expect(stegaClean(found)).toEqual({title: 'A title', by: "O'Neill \\ Ann"})
    expect(String(found['title']).length).toBeGreaterThan('A title'.length)
    const {result, resultSourceMap} = await client.fetch<unknown>(
      '*[_id == "a"]{"by": author->name}',
      {},
      {filterResponse: false, resultSourceMap: 'withKeyArraySelector'},
    )
    expect(result).toEqual([{by: "O'Neill \\ Ann"}])
    if (resultSourceMap === undefined) throw new Error('There is no source map')
    const info = resolveEditInfo({resultSourceMap, resultPath: [0, 'by'], studioUrl: 'http://localhost:3333'})
    expect(info).toMatchObject({id: 'p', type: 'person', path: ['name'], baseUrl: 'http://localhost:3333'})
  })
})

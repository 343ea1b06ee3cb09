import {execFileSync} from 'node:child_process'
import {mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {evaluate, parse} from 'groq-js'
import {createLake, type Lake} from '../../lake/create-lake.ts'
import {createCorpus} from '../../src/corpus/create-corpus.ts'
import {openFolderLake} from '../../lake/local-lake.ts'
import {contentText} from '../../src/content/content-text.ts'

/*
 * Times queries on generated articles: `npm run bench:lake -- [sizes]`, such as `1000,10000,100000`. The parameters
 * change with every call, so that answers do not come from a cache. Plain groq-js answers the same queries in the same
 * run.
 */

const sizes = (process.argv[2] ?? '1000,10000,100000').split(',').map(Number)

type Document = Readonly<Record<string, unknown>> & {readonly _id: string; readonly _type: string}

const isDocument = (value: Readonly<Record<string, unknown>>): value is Document =>
  typeof value['_id'] === 'string' && typeof value['_type'] === 'string'

const corpusOf = (articles: number): Document[] => [...createCorpus({articles, seed: 1})].filter(isDocument)

interface Question {
  readonly name: string
  readonly query: string
  readonly params: (n: number) => Readonly<Record<string, unknown>>
}

const article = (n: number): string => `article-${String(n).padStart(5, '0')}`

const questionsFor = (size: number, documents: readonly Document[]): readonly Question[] => {
  const slugs = documents.flatMap(({_type, slug}) =>
    _type === 'article' && typeof slug === 'object' && slug !== null && 'current' in slug ? [slug.current] : [],
  )
  const at = (n: number): number => (n * 7919) % size
  // The parameters change with every call, so that answers do not come from a cache.
  return [
    {name: 'one by id', query: '*[_id == $id][0]', params: (n) => ({id: article(at(n))})},
    {
      name: 'one by slug',
      query: '*[_type == "article" && slug.current == $slug][0]{title, summary, slug}',
      params: (n) => ({slug: slugs[at(n)]}),
    },
    {name: 'count of a type', query: '{"count": count(*[_type == "article"]), "n": $n}', params: (n) => ({n})},
    {
      name: 'references, newest 10',
      query: '*[_type == "article" && references($id)] | order(publishedAt desc)[0...10]{title, slug, "n": $n}',
      params: (n) => ({id: `benefit-${String(n % 20).padStart(5, '0')}`, n}),
    },
    {
      name: 'newest 20',
      query: '*[_type == "article"] | order(publishedAt desc)[0...20]{title, slug, publishedAt, "n": $n}',
      params: (n) => ({n}),
    },
    {
      name: 'newest 20 with references',
      query:
        '*[_type == "article"] | order(publishedAt desc)[0...20]{title, slug, "regions": regions[]->name, "n": $n}',
      params: (n) => ({n}),
    },
    {
      name: 'newest 10 of a region',
      query:
        '*[_type == "article" && $region in regions[]._ref] | order(publishedAt desc)[0...10]{title, slug, "n": $n}',
      params: (n) => ({region: `region-${String(n % 30).padStart(5, '0')}`, n}),
    },
    {
      name: 'a page in the middle',
      query: '*[_type == "article"] | order(publishedAt desc)[$from...$to]{title}',
      params: (n) => ({from: Math.floor(size / 2) + (n % 50), to: Math.floor(size / 2) + (n % 50) + 20}),
    },
    {
      name: 'newer than a date, counted',
      query: '{"count": count(*[_type == "article" && publishedAt > $d]), "n": $n}',
      params: (n) => ({d: `2025-${String((n % 12) + 1).padStart(2, '0')}-01`, n}),
    },
    {
      name: 'review due, first 20',
      query: '*[_type == "article" && reviewDueAt < $d] | order(reviewDueAt asc)[0...20]{title}',
      params: (n) => ({d: `2026-06-${String((n % 28) + 1).padStart(2, '0')}`}),
    },
    {
      name: 'never reviewed, first 20',
      query: '*[_type == "article" && !defined(reviewedAt)] | order(_updatedAt desc)[0...20]{title, "n": $n}',
      params: (n) => ({n}),
    },
    {
      name: "Studio's search",
      query:
        '*[_type in ["article", "benefit"] && (title match text::query($q) || name match text::query($q))] | score(boost(title match text::query($q), 10), name match text::query($q)) | order(_score desc)[0...20]{_id, _type, _score, "n": $n}',
      params: (n) => ({q: `${words[n % words.length]}*`, n}),
    },
    {
      name: 'a projection before order',
      query: '*[_type == "article"]{_id, title, publishedAt, "n": $n} | order(publishedAt desc)[0...20]',
      params: (n) => ({n}),
    },
    {
      name: 'referrers of each region',
      query: '*[_type == "bodyRegion"]{name, "articles": count(*[references(^._id)]), "n": $n}',
      params: (n) => ({n}),
    },
    {
      name: 'what refers to one',
      query: '{"count": count(*[references($id)]), "first": *[references($id)][0...5]{_id, _type}, "n": $n}',
      params: (n) => ({id: `region-${String(n % 30).padStart(5, '0')}`, n}),
    },
    {
      name: 'desk list of drafts and all',
      query: '*[_type == $type] | order(_updatedAt desc)[0...100]{_id, _type, _updatedAt, title, "n": $n}',
      params: (n) => ({type: n % 2 === 0 ? 'article' : 'benefit', n}),
    },
  ]
}

const words = ['00042', 'stretching', 'massage', 'neck', '00007', 'sleep'] as const

const load = (lake: Lake, documents: readonly Document[]): void => {
  const batch = 1000
  for (let start = 0; start < documents.length; start += batch) {
    lake.lake.apply(documents.slice(start, start + batch).map((document) => ({createOrReplace: document})))
  }
}

interface Measure {
  readonly wall: number
  readonly cpu: number
}

const measure = async (task: (n: number) => Promise<unknown>, most: number, milliseconds: number): Promise<Measure> => {
  await task(0)
  await task(1)
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  let runs = 0
  while (runs < most && performance.now() - start < milliseconds) await task(++runs + 1)
  const used = process.cpuUsage(cpu)
  return {wall: (performance.now() - start) / runs, cpu: (used.user + used.system) / 1000 / runs}
}

const milliseconds = (value: number): string => `${value < 10 ? value.toFixed(3) : value.toFixed(0)} ms`.padStart(10)

const comparison = (ours: Measure, plain: Measure): string =>
  `${milliseconds(plain.wall)}${Math.round(plain.wall / ours.wall)
    .toLocaleString('en')
    .padStart(11)} ×`

/** The most documents that plain groq-js is asked about. */
const largestPlain = 10_000

/** The Node flags that `npm start` uses. */
const flagsOfStart = ['--max-semi-space-size=8', '--heap-growing-percent=20']

const folder = mkdtempSync(join(tmpdir(), 'bodytext-lake-bench-'))
const first = new Map<string, number>()
try {
  for (const size of sizes) {
    const documents = corpusOf(size)
    const sizeFolder = join(folder, String(size))
    mkdirSync(sizeFolder)
    const options = {database: join(sizeFolder, 'lake.db'), assets: join(sizeFolder, 'assets')}
    const filling = createLake(options)
    const loadStart = performance.now()
    load(filling, documents)
    const loading = (performance.now() - loadStart) / 1000
    await filling.close()

    const fresh = execFileSync(
      process.execPath,
      [...flagsOfStart, join(import.meta.dirname, 'open-lake.ts'), options.database],
      {encoding: 'utf8'},
    )
    const megabytes = (statSync(options.database).size / 1e6).toFixed(0)
    console.log(
      `\n${documents.length.toLocaleString('en')} documents, stored in ${loading.toFixed(1)} s as ${megabytes} MB; ${fresh.trim()}`,
    )
    const lake = createLake(options)
    console.log(`${'query'.padEnd(28)}      wall       CPU  × first size   groq-js       ratio`)
    for (const {name, query, params} of questionsFor(size, documents)) {
      const ours = await measure((n) => lake.lake.query({query, params: params(n), perspective: []}), 2000, 2000)
      // Plain groq-js takes minutes for some of these where there are many documents.
      const plain =
        size > largestPlain
          ? undefined
          : await measure(
              async (n) => {
                const given = params(n)
                // groq-js has no `text::query`, which is `match` for plain words.
                const value = await evaluate(parse(query.replaceAll('text::query($q)', '$q'), {params: given}), {
                  dataset: documents,
                  params: given,
                })
                return value.get()
              },
              5,
              3000,
            )
      const base = first.get(name) ?? ours.cpu
      first.set(name, base)
      console.log(
        `${name.padEnd(28)}${milliseconds(ours.wall)}${milliseconds(ours.cpu)}${(ours.cpu / base).toFixed(2).padStart(12)}${plain === undefined ? '' : comparison(ours, plain)}`,
      )
    }
    await lake.close()
  }

  const content = join(folder, 'content')
  const documents = corpusOf(5000).filter(({_type}) => !_type.startsWith('sanity.'))
  for (const {_type} of documents) mkdirSync(join(content, _type), {recursive: true})
  for (const document of documents)
    writeFileSync(
      join(content, document._type, `${document._id}.json`),
      contentText(document, () => []),
    )
  const database = join(folder, 'cold', 'lake.db')
  for (const name of ['folder read for the first time', 'started again']) {
    const start = performance.now()
    const local = await openFolderLake({content, database, report: ({reason}) => console.log(reason)})
    await local.lake.query({
      query: '*[_type == "article"] | order(publishedAt desc)[0...20]{title}',
      params: {},
      perspective: [],
    })
    console.log(
      `\n${documents.length.toLocaleString('en')} files, ${name}: ${(performance.now() - start).toFixed(0)} ms`,
    )
    await local.close()
  }
} finally {
  rmSync(folder, {recursive: true, force: true})
}

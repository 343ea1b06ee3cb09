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
  ]
}

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
      const plain = await measure(
        async (n) => {
          const given = params(n)
          const value = await evaluate(parse(query, {params: given}), {dataset: documents, params: given})
          return value.get()
        },
        5,
        3000,
      )
      const base = first.get(name) ?? ours.cpu
      first.set(name, base)
      console.log(
        `${name.padEnd(28)}${milliseconds(ours.wall)}${milliseconds(ours.cpu)}${(ours.cpu / base).toFixed(2).padStart(12)}${milliseconds(plain.wall)}${Math.round(
          plain.wall / ours.wall,
        )
          .toLocaleString('en')
          .padStart(11)} ×`,
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

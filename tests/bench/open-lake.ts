import {dirname} from 'node:path'
import {createLake} from '../../lake/create-lake.ts'

/* Runs in its own process. Opens a database, runs a few queries, and prints the time and memory that this took. */

const [, , database = ''] = process.argv
const start = performance.now()
const {lake, close} = createLake({database, assets: dirname(database)})
const ask = (query: string, perspective: 'raw' | readonly string[] = []): Promise<string> =>
  lake.query({query, params: {}, perspective})
await ask('*[_type == "article"] | order(publishedAt desc)[0...20]{title}')
const opened = performance.now() - start
for (const perspective of ['raw', [], ['drafts']] as const) {
  await ask('*[_type == "article"] | order(_updatedAt desc)[0...100]', perspective)
  await ask('*[_type == "article" && references("region-00001")] | order(title asc)[0...20]{title}', perspective)
}
const {rss} = process.memoryUsage()
console.log(`opened and asked in ${opened.toFixed(0)} ms, ${(rss / 1e6).toFixed(0)} MB with three perspectives`)
await close()

import {readdirSync, readFileSync, writeFileSync} from 'node:fs'
import {availableParallelism} from 'node:os'
import {join} from 'node:path'
import pMap from 'p-map'
import sharp, {type Sharp} from 'sharp'

/*
 * What a person would write to have the same files of each photograph: `node plain-sharp.ts <folder> <output folder>`.
 * It prints its seconds and its peak memory as JSON.
 */

const [from = '', to = ''] = process.argv.slice(2)
const started = performance.now()
await pMap(
  readdirSync(from).filter((name) => name.endsWith('.jpg')),
  async (name) => {
    const bytes = readFileSync(join(from, name))
    const write = async (ending: string, image: Sharp): Promise<void> =>
      writeFileSync(join(to, `${name}-${ending}`), await image.toBuffer())
    for (const width of [320, 640, 1104, 1536, 1920]) {
      await write(`${width}.jpg`, sharp(bytes).autoOrient().resize({width}).jpeg({quality: 80}))
      await write(`${width}.webp`, sharp(bytes).autoOrient().resize({width}).webp({quality: 76, effort: 2}))
    }
    await write('square.jpg', sharp(bytes).autoOrient().resize(800, 800).jpeg({quality: 80}))
    await write('card.jpg', sharp(bytes).autoOrient().resize(1200, 628).jpeg({quality: 80}))
  },
  {concurrency: availableParallelism()},
)
const seconds = (performance.now() - started) / 1000
console.log(JSON.stringify({seconds, megabytes: Math.round(process.resourceUsage().maxRSS / 1024)}))

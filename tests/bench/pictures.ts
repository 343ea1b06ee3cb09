import {spawn} from 'node:child_process'
import {createHash} from 'node:crypto'
import {cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {createRandom} from '../../src/corpus/random.ts'

/*
 * Publishes photographs of 12 megapixels, one an article, beside plain sharp making the same files:
 * `npm run bench:pictures -- [photographs]`. Compare only numbers from the same run.
 */

const root = join(import.meta.dirname, '..', '..')
const count = Number(process.argv[2] ?? 100)
const [width, height] = [4000, 3000]

interface Measure {
  readonly seconds: number
  readonly megabytes: number
}

const run = (args: readonly string[], cache: string): Promise<{code: number | null; said: string; out: string}> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {cwd: root, env: {...process.env, BODYTEXT_PICTURES: cache}})
    let [said, out] = ['', '']
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4000)))
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
    child.on('error', reject)
    child.on('close', (code) => resolve({code, said, out}))
  })

const publish = async (content: string, out: string, cache: string): Promise<Measure> => {
  const started = performance.now()
  const {code, said} = await run(['scripts/export.ts', '--from', content, '--out', out], cache)
  const [, megabytes] = /([\d,]+) MB at most/.exec(said) ?? []
  if (code !== 0 || megabytes === undefined) throw new Error(`The export ended with ${code}:\n${said}`)
  return {seconds: (performance.now() - started) / 1000, megabytes: Number(megabytes.replaceAll(',', ''))}
}

/** A picture with detail of all sizes, as photographs have. */
const photograph = async (seed: number): Promise<Buffer> => {
  const random = createRandom(seed)
  const layer = async (w: number, h: number): Promise<Buffer> => {
    const noise = Buffer.from(Array.from({length: w * h * 3}, () => random.below(256)))
    const large = sharp(noise, {raw: {width: w, height: h, channels: 3}}).resize(width, height, {kernel: 'cubic'})
    return large.png({compressionLevel: 1}).toBuffer()
  }
  return sharp(await layer(80, 60))
    .composite([{input: await layer(500, 375), blend: 'soft-light'}])
    .jpeg({quality: 90})
    .toBuffer()
}

/** The same photograph with other bytes: a comment in it (JPEG marker COM). */
const another = (photo: Buffer, index: number): Buffer => {
  const words = Buffer.from(`number ${index}`)
  const head = Buffer.from([0xff, 0xfe, 0, words.length + 2])
  return Buffer.concat([photo.subarray(0, 2), head, words, photo.subarray(2)])
}

const writeContent = async (content: string): Promise<void> => {
  mkdirSync(join(content, 'article'), {recursive: true})
  mkdirSync(join(content, 'assets'))
  cpSync(join(root, 'content', 'siteSettings'), join(content, 'siteSettings'), {recursive: true})
  cpSync(join(root, 'content', 'assets'), join(content, 'assets'), {recursive: true})
  const photos = await Promise.all(Array.from({length: 5}, (_, index) => photograph(index + 1)))
  for (let index = 0; index < count; index += 1) {
    const bytes = another(photos[index % photos.length] ?? Buffer.alloc(0), index)
    const hash = createHash('sha1').update(bytes).digest('hex')
    writeFileSync(join(content, 'assets', `${hash}-${width}x${height}.jpg`), bytes)
    const image = {_type: 'image', asset: {_type: 'reference', _ref: `image-${hash}-${width}x${height}-jpg`}}
    const article = {
      _id: `article-${index}`,
      _type: 'article',
      title: `What a back looks like, part ${index}`,
      slug: {_type: 'slug', current: `part-${index}`},
      summary: 'A photograph of a back, with what there is to see in it and what it does not tell about pain at all.',
      language: 'en',
      publishedAt: '2026-01-01T00:00:00Z',
      heroImage: {_type: 'figure', alt: 'A back', credit: 'Nobody', image},
      body: [
        {
          _key: 'b',
          _type: 'block',
          style: 'normal',
          markDefs: [],
          children: [{_key: 's', _type: 'span', marks: [], text: 'A back is seen from behind.'}],
        },
      ],
    }
    writeFileSync(join(content, 'article', `article-${index}.json`), JSON.stringify(article))
  }
}

const show = (name: string, {seconds, megabytes}: Measure, base?: Measure): void =>
  console.log(
    `${name.padEnd(36)}${seconds.toFixed(1).padStart(7)} s${String(megabytes).padStart(7)} MB${base === undefined ? '' : `  ${(seconds / base.seconds).toFixed(2)} × its time, ${(megabytes / base.megabytes).toFixed(2)} × its memory`}`,
  )

const folder = mkdtempSync(join(tmpdir(), 'bodytext-bench-'))
try {
  const [content, out, plainOut] = ['content', 'dist', 'plain'].map((name) => join(folder, name))
  if (content === undefined || out === undefined || plainOut === undefined) throw new Error('No folders')
  await writeContent(content)
  mkdirSync(plainOut)
  console.log(`${count} photographs of 12 megapixels, ${availableParallelism()} cores\n`)
  const cache = join(folder, 'cache')
  const {out: said} = await run(['tests/bench/plain-sharp.ts', join(content, 'assets'), plainOut], cache)
  const plain: Measure = JSON.parse(said)
  show('plain sharp', plain)
  show('export, with its articles', await publish(content, out, cache), plain)
  show('again, with nothing changed', await publish(content, out, cache), plain)
  rmSync(join(folder, '.bodytext-cache'), {recursive: true})
  show('again, with the output alone', await publish(content, out, join(folder, 'other')), plain)
  rmSync(out, {recursive: true})
  rmSync(join(folder, '.bodytext-cache'), {recursive: true})
  show('again, with the cache alone', await publish(content, out, cache), plain)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

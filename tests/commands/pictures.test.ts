import {createHash} from 'node:crypto'
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {afterAll, beforeAll, expect, it} from 'vitest'
import {isRecord} from '../../src/content/document.ts'
import {hashesIn, root, runCommand, temporaryFolder} from './run-command.ts'

/*
 * Pictures of every kind, sound and hostile, in one content folder: each is published or told, and nothing stops.
 */

interface Given {
  readonly name: string
  readonly extension: string
  readonly bytes: Uint8Array
  /** What the export says of it. Without it, it is published. */
  readonly problem?: RegExp
  /** The endings and colour of what is published of it. */
  readonly formats?: readonly string[]
}

const [width, height] = [900, 600]
const base = (background = '#2040c0', channels: 3 | 4 = 3) => sharp({create: {width, height, channels, background}})
/** Something between a photograph and a drawing: no two pixels side by side are the same. */
const photo = async () =>
  sharp({create: {width, height, channels: 3, noise: {type: 'gaussian', mean: 128, sigma: 40}, background: '#000000'}})
    .png()
    .toBuffer()
const svg = (content: string, size = 'width="900" height="600"'): Uint8Array =>
  new TextEncoder().encode(
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${content}</svg>`,
  )
const blueRect = '<rect width="900" height="600" fill="#2040c0"/>'

/** The beginning of a PNG that says it is as large as a town. */
const bomb = (): Uint8Array => {
  const bytes = Buffer.from('89504e470d0a1a0a0000000d494844520001ffff0001ffff010000000000000000', 'hex')
  return new Uint8Array(bytes)
}

const makeAll = async (): Promise<Given[]> => {
  const noise = await photo()
  const jpeg = await sharp(noise).jpeg().toBuffer()
  const gif = await sharp(
    Buffer.concat([await base('#2040c0').raw().toBuffer(), await base('#e01010').raw().toBuffer()]),
    {raw: {width, height: height * 2, channels: 3, pageHeight: height}},
  )
    .gif({delay: [100, 100]})
    .toBuffer()
  const [jpegFiles, pngFiles] = [
    ['jpg', 'webp'],
    ['png', 'webp'],
  ]
  return [
    {
      name: 'jpeg-progressive',
      extension: 'jpg',
      bytes: await sharp(noise).jpeg({progressive: true}).toBuffer(),
      formats: jpegFiles,
    },
    {
      name: 'jpeg-cmyk',
      extension: 'jpg',
      bytes: await base().toColourspace('cmyk').jpeg().toBuffer(),
      formats: jpegFiles,
    },
    {name: 'jpeg-grey', extension: 'jpg', bytes: await sharp(noise).greyscale().jpeg().toBuffer(), formats: jpegFiles},
    {
      name: 'png-16-bit',
      extension: 'png',
      bytes: await base().toColourspace('rgb16').png().toBuffer(),
      formats: pngFiles,
    },
    {name: 'png-palette', extension: 'png', bytes: await base().png({palette: true}).toBuffer(), formats: pngFiles},
    {name: 'png-transparent', extension: 'png', bytes: await base('#2040c080', 4).png().toBuffer(), formats: pngFiles},
    {name: 'png-photo', extension: 'png', bytes: noise, formats: jpegFiles},
    {name: 'webp', extension: 'webp', bytes: await sharp(noise).webp().toBuffer(), formats: jpegFiles},
    {name: 'avif', extension: 'avif', bytes: await sharp(noise).avif({effort: 0}).toBuffer(), formats: jpegFiles},
    {name: 'tiff', extension: 'tiff', bytes: await sharp(noise).tiff().toBuffer(), formats: jpegFiles},
    {name: 'gif-animated', extension: 'gif', bytes: gif, formats: pngFiles},
    {name: 'svg', extension: 'svg', bytes: svg(blueRect), formats: pngFiles},
    {
      name: 'svg-hostile',
      extension: 'svg',
      bytes: svg(
        `<script>alert(1)</script>${blueRect}<image xlink:href="file:///etc/passwd" width="9" height="9"/><image href="http://127.0.0.1:1/x.png" width="9" height="9"/><foreignObject><iframe src="https://evil.example"/></foreignObject>`,
      ),
      formats: pngFiles,
    },
    {name: 'wrong-extension', extension: 'png', bytes: jpeg, formats: jpegFiles},
    {
      name: 'too-large',
      extension: 'png',
      bytes: await sharp({create: {width: 12_000, height: 9000, channels: 3, background: '#202020'}})
        .png({compressionLevel: 1})
        .toBuffer(),
      problem: /12,000 × 9,000 pixels, expected at most 100 million/,
    },
    {
      name: 'png-16-bit-profile',
      extension: 'png',
      bytes: await base().toColourspace('rgb16').withIccProfile('srgb').png().toBuffer(),
      formats: pngFiles,
    },
    {
      name: 'svg-shape',
      extension: 'svg',
      bytes: svg('<rect width="3" height="2" fill="#2040c0"/>', 'viewBox="0 0 3 2"'),
      formats: pngFiles,
    },
    {name: 'svg-endless', extension: 'svg', bytes: svg(blueRect, ''), problem: /drawing without a size/},
    {name: 'empty', extension: 'png', bytes: new Uint8Array(), problem: /nothing is there/},
    {
      name: 'text',
      extension: 'jpg',
      bytes: new TextEncoder().encode('<html>no picture</html>'),
      problem: /Cannot read the picture/,
    },
    {name: 'cut-off', extension: 'jpg', bytes: jpeg.subarray(0, jpeg.length / 2), problem: /damaged/},
    {name: 'cut-off-png', extension: 'png', bytes: noise.subarray(0, noise.length / 2), problem: /damaged/},
    {name: 'bomb', extension: 'png', bytes: bomb(), problem: /Cannot read the picture/},
    {
      name: 'svg-bomb',
      extension: 'svg',
      bytes: svg(blueRect, 'width="900000" height="900000"'),
      problem: /900,000 × 900,000 pixels/,
    },
    {
      name: 'svg-laughs',
      extension: 'svg',
      bytes: new TextEncoder().encode(
        `<!DOCTYPE svg [<!ENTITY a "${'ha'.repeat(50)}">${[...'bcdefghij'].map((letter, index) => `<!ENTITY ${letter} "${`&${'abcdefghij'[index]};`.repeat(20)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&j;</text></svg>`,
      ),
      problem: /Cannot|damaged/,
    },
    {
      name: 'heic',
      extension: 'heic',
      bytes: Buffer.concat([Buffer.from('00000018667479706865696300000000', 'hex'), Buffer.alloc(400)]),
      problem: /type HEIC.*export it as JPEG/,
    },
  ]
}

const folder = mkdtempSync(join(tmpdir(), 'bodytext-pictures-'))
afterAll(() => rmSync(folder, {recursive: true, force: true}))
let given: readonly Given[]
let result: Awaited<ReturnType<typeof runCommand>>
const out = join(folder, 'dist')
const moment = ['--now', '2026-11-22T12:00:00Z']

beforeAll(async () => {
  given = await makeAll()
  const content = join(folder, 'content')
  mkdirSync(join(content, 'assets'), {recursive: true})
  cpSync(join(root, 'content/siteSettings'), join(content, 'siteSettings'), {recursive: true})
  cpSync(join(root, 'content/assets'), join(content, 'assets'), {recursive: true})
  mkdirSync(join(content, 'person'))
  for (const {name, extension, bytes} of given) {
    const hash = createHash('sha1').update(bytes).update(name).digest('hex')
    writeFileSync(join(content, 'assets', `${hash}-900x600.${extension}`), bytes)
    const person = {
      _id: `person-${name}`,
      _type: 'person',
      name: `Doctor ${name}`,
      kind: 'person',
      slug: {_type: 'slug', current: name},
      image: {
        _type: 'figure',
        alt: 'A face',
        credit: 'Nobody',
        image: {_type: 'image', asset: {_type: 'reference', _ref: `image-${hash}-900x600-${extension}`}},
      },
    }
    writeFileSync(join(content, 'person', `person-${name}.json`), JSON.stringify(person))
  }
  result = await runCommand('export', ['--from', content, '--out', out, ...moment])
}, 120_000)

const renditionsOf = (name: string): ReadonlyArray<{path: string; width: number; height: number}> => {
  const resource: unknown = JSON.parse(readFileSync(join(out, `api/v1/people/${name}.json`), 'utf8'))
  const image = isRecord(resource) ? resource['image'] : undefined
  const renditions: unknown = isRecord(image) ? image['renditions'] : []
  return (Array.isArray(renditions) ? renditions : []).map(({url, width: w, height: h}) => ({
    path: String(url).slice('https://bodytext.example/'.length),
    width: w,
    height: h,
  }))
}

it('are published in their formats, with their colours, and of their sizes', async () => {
  for (const {name, formats} of given) {
    if (formats === undefined) continue
    const renditions = renditionsOf(name)
    expect([...new Set(renditions.map(({path}) => path.split('.').at(-1)))].toSorted(), name).toEqual(formats)
    for (const {path, width: w, height: h} of renditions) {
      const {data, info} = await sharp(readFileSync(join(out, path)))
        .raw()
        .toBuffer({resolveWithObject: true})
      expect([info.width, info.height], path).toEqual([w, h])
      if (/cmyk|16-bit|palette|svg|gif/.test(name)) {
        const [red = 0, green = 0, blue = 0] = data.subarray((h / 2) * w * info.channels)
        expect(
          [
            Math.abs(red - 0x20) < (name.includes('cmyk') ? 30 : 6),
            Math.abs(green - 0x40) < (name.includes('cmyk') ? 30 : 6),
            Math.abs(blue - 0xc0) < 70,
          ],
          path,
        ).toEqual([true, true, true])
      }
    }
  }
})

it('that cannot be used are told, each at the document that shows it, and the rest goes on', () => {
  for (const {name, problem} of given) {
    if (problem === undefined) continue
    const said = new RegExp(`person-${name}\\.json[^]*?\\n\\n`).exec(result.stderr)?.[0] ?? ''
    expect(said.replace(/\s+/g, ' '), name).toMatch(problem)
    expect(said, name).toContain('image-asset')
  }
  expect(result.stderr).toMatch(/gif-animated[^]*?2 frames/)
})

it('that are drawings never leave as drawings, which may run scripts', () => {
  const paths = Object.keys(hashesIn(out))
  expect(paths.filter((path) => path.endsWith('.svg'))).toEqual([])
  for (const path of paths.filter((each) => each.startsWith('assets/'))) {
    const bytes = readFileSync(join(out, path))
    expect(bytes.includes('<script') || bytes.includes('root:'), path).toBe(false)
  }
})

it('are not drawn again by a second export, and make the same files on a clean one', async () => {
  const content = join(folder, 'content')
  const again = await runCommand('export', ['--from', content, '--out', out, ...moment])
  expect(again.stdout + again.stderr).toContain('0 files written')
  const clean = join(temporaryFolder(), 'dist')
  await runCommand('export', ['--from', content, '--out', clean, ...moment])
  expect(hashesIn(clean)).toEqual(hashesIn(out))
})

import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import sharp from 'sharp'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {isRecord} from '../../src/content/document.ts'
import {toImageParameters} from '../../src/pictures/image-parameters.ts'
import {partsOfName} from '../../src/pictures/renditions.ts'
import {decodeTransformation, transformImage} from '../../src/pictures/transform-image.ts'
import {temporaryFolder} from '../commands/run-command.ts'
import {figure as mailFigure, newsletter, picked, settings as mailSettings} from '../newsletters/make-newsletters.ts'
import {plainPicture, toPicture, type TestPicture} from '../pictures/make-picture.ts'
import {article, createPublisher, settings, textOf, type Publisher} from './publisher.ts'

/*
 * For a clinic, a face that was cropped away and is still published is the worst that can happen.
 */

const [width, height] = [1600, 1200]
const [blue, red] = ['#2040c0', '#e01010']

/** A photograph whose right half is red, with everything in its metadata that must not get out. */
const halfRed = async (): Promise<TestPicture> => {
  const noise = await sharp({
    create: {width, height, channels: 3, noise: {type: 'gaussian', mean: 128, sigma: 30}, background: blue},
  })
    .png()
    .toBuffer()
  const half = (background: string) =>
    sharp({create: {width: width / 2, height, channels: 3, background}})
      .png()
      .toBuffer()
  const bytes = await sharp(noise)
    .composite([
      {input: await half(blue), left: 0, top: 0, blend: 'overlay'},
      {input: await half(red), left: width / 2, top: 0},
    ])
    .withExifMerge({
      IFD0: {Artist: 'Secret Person', Copyright: 'Secret Person', Make: 'SecretCam'},
      IFD3: {GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '13/1 24/1 0/1'},
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:creator xmlns:dc="d">Secret Person</dc:creator></x:xmpmeta>')
    .jpeg({quality: 90})
    .toBuffer()
  return toPicture(bytes, width, height, 'jpg')
}

const noRed = {_type: 'sanity.imageCrop', left: 0, top: 0, bottom: 0, right: 0.5}
const hotspot = {_type: 'sanity.imageHotspot', x: 0.25, y: 0.5, width: 0.3, height: 0.3}

const figureOf = ({id}: TestPicture, fields: object = {}, words: object = {}) => ({
  _type: 'figure',
  alt: 'A back',
  ...words,
  image: {_type: 'image', asset: {_type: 'reference', _ref: id}, ...fields},
})

const picturesOf = (publisher: Publisher): string[] => publisher.paths().filter((path) => path.startsWith('assets/'))

const bytesAt = (publisher: Publisher, path: string): Buffer => readFileSync(join(publisher.folder, path))

/** How red the reddest pixel of a picture is, compared with its blue. */
const redness = async (bytes: Uint8Array): Promise<number> => {
  const {data, info} = await sharp(bytes).flatten().removeAlpha().raw().toBuffer({resolveWithObject: true})
  let most = -255
  for (let at = 0; at < data.length; at += info.channels) most = Math.max(most, (data[at] ?? 0) - (data[at + 2] ?? 0))
  return most
}

/** The pixels of a Windows bitmap with 24 bits, as sharp does not read it. */
const bitmapRedness = (url: string): number => {
  const bytes = Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
  const [w, h] = [bytes.readInt32LE(18), Math.abs(bytes.readInt32LE(22))]
  const rowBytes = Math.ceil((w * 3) / 4) * 4
  let most = -255
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const at = 54 + y * rowBytes + x * 3
      most = Math.max(most, (bytes[at + 2] ?? 0) - (bytes[at] ?? 0))
    }
  }
  return most
}

const newPublisher = (): Publisher => createPublisher(join(temporaryFolder(), 'dist'))

let photo: TestPicture
beforeAll(async () => {
  photo = await halfRed()
})

it('is red on one side as it was uploaded', async () => {
  expect(await redness(photo.bytes)).toBeGreaterThan(150)
})

describe('a picture with a crop', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-pictures-'))
  const publisher = createPublisher(join(folder, 'dist'))
  afterAll(() => rmSync(folder, {recursive: true, force: true}))
  beforeAll(async () => {
    const figure = figureOf(photo, {crop: noRed, hotspot}, {credit: 'Ann & Bob', licence: {name: 'CC BY 4.0'}})
    const document = article('a', {
      heroImage: figure,
      body: [...textOf('Words.'), {...figure, _key: 'f'}],
      seo: {_type: 'seo', image: figure},
    })
    await publisher.publish([document], {assets: [photo.asset]})
  })

  it('has nothing of what was cropped away in any file', async () => {
    const paths = picturesOf(publisher)
    expect(paths.length).toBeGreaterThan(6)
    for (const path of paths) expect(await redness(bytesAt(publisher, path)), path).toBeLessThan(100)
    const {image} = publisher.json('api/v1/articles/a.json')
    const placeholder = isRecord(image) ? String(image['placeholder']) : ''
    expect(placeholder).toMatch(/^data:image\/bmp;base64,/)
    expect(bitmapRedness(placeholder)).toBeLessThan(100)
    expect(isRecord(image) ? image['colour'] : '').toMatch(/^#[0-9a-f]{6}$/)
  })

  it('is not there as it was uploaded, nor is anything of its metadata', async () => {
    for (const path of publisher.paths()) {
      const bytes = bytesAt(publisher, path)
      expect(bytes.includes('Secret'), path).toBe(false)
      expect(bytes.equals(photo.bytes), path).toBe(false)
    }
    for (const path of picturesOf(publisher)) {
      const {exif, iptc, icc, xmpAsString, orientation} = await sharp(bytesAt(publisher, path)).metadata()
      expect({exif, iptc, icc, orientation}, path).toEqual({})
      expect(xmpAsString).toContain('photoshop:Credit="Ann &amp; Bob"')
      expect(xmpAsString).toContain('CC BY 4.0')
    }
  })

  it('has in each file the size that its name and the API say', async () => {
    const {image} = publisher.json('api/v1/articles/a.json')
    if (!isRecord(image)) throw new Error('There is no picture')
    const {renditions, square, card} = image
    const all = [...(Array.isArray(renditions) ? renditions : []), square, card].filter(isRecord)
    expect(all.map(({type, width: w, height: h}) => `${String(type)} ${String(w)}x${String(h)}`)).toEqual([
      ...['320x480', '640x960', '800x1200'].map((size) => `image/webp ${size}`),
      ...['320x480', '640x960', '800x1200'].map((size) => `image/jpeg ${size}`),
      'image/jpeg 800x800',
      'image/jpeg 800x419',
    ])
    for (const {url, type, width: w, height: h} of all) {
      const path = String(url).slice(`${String(settings['feedsUrl'])}/`.length)
      const metadata = await sharp(bytesAt(publisher, path)).metadata()
      expect([metadata.width, metadata.height, metadata.mediaType], path).toEqual([w, h, type])
    }
    expect(image['focalPoint']).toEqual({x: 0.5, y: 0.5})
    expect(image).toMatchObject({width: 800, height: 1200, credit: 'Ann & Bob', licence: {name: 'CC BY 4.0'}})
  })

  it('is in every file as the lake shows it at the address with the same part and size', async () => {
    for (const path of picturesOf(publisher)) {
      const parts = partsOfName(path.slice('assets/'.length))
      const asked = parts && decodeTransformation(new URLSearchParams(toImageParameters(parts)), '')
      const shown = asked && (await transformImage(photo.bytes, 'jpg', asked))
      const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer()
      expect((await pixels(shown?.bytes ?? photo.bytes)).equals(await pixels(bytesAt(publisher, path))), path).toBe(
        true,
      )
    }
  })

  it('is in the text in sizes and formats to choose from, and fits into any page', () => {
    const {body} = publisher.json('api/v1/articles/a.json')
    const html = isRecord(body) ? String(body['html']) : ''
    expect(html).toMatch(
      /<picture><source type="image\/webp" srcset="[^"]+ 320w, [^"]+ 640w, [^"]+ 800w" sizes="[^"]+">/,
    )
    expect(html).toMatch(
      /<img src="[^"]+800x1200\.jpg" alt="A back" width="800" height="1200" srcset="[^"]+ 320w, [^"]+" sizes="[^"]+" loading="lazy" decoding="async" style="max-width:100%;height:auto">/,
    )
  })
})

describe('pictures of a second run', () => {
  const withCounter = (picture: TestPicture) => {
    let opened = 0
    const [id, asset] = picture.asset
    const counted = [id, {...asset, bytes: () => ((opened += 1), asset.bytes())}] as const
    return {asset: counted, opened: () => opened}
  }

  it('are not read again, and are taken from the output when all else is lost', async () => {
    const publisher = newPublisher()
    const counter = withCounter(photo)
    const documents = [article('a', {heroImage: figureOf(photo)})]
    await publisher.publish(documents, {assets: [counter.asset]})
    const first = counter.opened()
    const before = picturesOf(publisher).map((path) => bytesAt(publisher, path).toString('base64'))
    await publisher.publish([...documents, article('b')], {assets: [counter.asset]})
    expect(counter.opened()).toBe(first)
    publisher.forget()
    await publisher.publish(documents, {assets: [counter.asset]})
    // Once, to see whether the bytes are still the same.
    expect(counter.opened()).toBe(first + 1)
    expect(picturesOf(publisher).map((path) => bytesAt(publisher, path).toString('base64'))).toEqual(before)
  })

  it('go when they are cropped, wherever they were', async () => {
    const publisher = newPublisher()
    const document = (crop: object) => article('a', {heroImage: figureOf(photo, crop)})
    await publisher.publish([document({})], {assets: [photo.asset]})
    await publisher.publish([document({crop: noRed})], {assets: [photo.asset]})
    for (const path of picturesOf(publisher)) expect(await redness(bytesAt(publisher, path)), path).toBeLessThan(100)
  })

  it('go when they are cropped, even of a page that stays as it was because it has errors', async () => {
    const publisher = newPublisher()
    const document = (crop: object) => article('a', {heroImage: figureOf(photo, crop)})
    await publisher.publish([document({})], {assets: [photo.asset]})
    const {stale} = await publisher.publish([document({crop: noRed})], {assets: [photo.asset], faulty: ['a']})
    expect(stale).toBe(1)
    expect(publisher.has('api/v1/articles/a.json')).toBe(true)
    expect(picturesOf(publisher)).toEqual([])
    // Nothing names them any more, and nothing is left of their colours.
    for (const path of publisher.paths()) expect(publisher.read(path).includes(photo.hash), path).toBe(false)
    expect(publisher.read('api/v1/articles/a.json')).not.toMatch(/data:image|"colour"/)
  })

  it('stay with a page that has errors, if nobody has cropped them', async () => {
    const publisher = newPublisher()
    const document = article('a', {heroImage: figureOf(photo)})
    await publisher.publish([document], {assets: [photo.asset]})
    const before = picturesOf(publisher)
    await publisher.publish([{...document, title: 'Other'}], {assets: [photo.asset], faulty: ['a']})
    expect(picturesOf(publisher)).toEqual(before)
  })

  it('go from mails that were sent when they are cropped, or deleted', async () => {
    const logo = await plainPicture(640, 160)
    const may = newsletter('may', [picked('A', 'a')], {sendAt: '2026-05-20T07:00:00Z'})
    const withLogo = {...mailSettings, logo: mailFigure('Tests', logo.id)}
    const document = (figure: object | undefined) => article('a', figure === undefined ? {} : {heroImage: figure})
    const publish = (publisher: Publisher, figure: object | undefined, pictures: readonly TestPicture[]) =>
      publisher.publish([withLogo, document(figure), may], {assets: pictures.map(({asset}) => asset)})
    const ofPhoto = (publisher: Publisher) => picturesOf(publisher).filter((path) => path.includes(photo.hash))

    const cropped = newPublisher()
    await publish(cropped, figureOf(photo), [photo, logo])
    expect(cropped.read('newsletters/may/index.html')).toContain(photo.hash)
    await publish(cropped, figureOf(photo, {crop: noRed}), [photo, logo])
    for (const path of ofPhoto(cropped)) expect(await redness(bytesAt(cropped, path)), path).toBeLessThan(100)

    const replaced = newPublisher()
    await publish(replaced, figureOf(photo), [photo, logo])
    await publish(replaced, undefined, [photo, logo])
    expect(ofPhoto(replaced)).toHaveLength(1)
    await publish(replaced, undefined, [logo])
    expect(ofPhoto(replaced)).toEqual([])
  })

  it('are drawn again when somebody has changed them in the output', async () => {
    const publisher = newPublisher()
    const documents = [article('a', {heroImage: figureOf(photo)})]
    await publisher.publish(documents, {assets: [photo.asset]})
    const [path = ''] = picturesOf(publisher)
    const before = bytesAt(publisher, path)
    writeFileSync(join(publisher.folder, path), 'not a picture')
    publisher.forget()
    await publisher.publish(documents, {assets: [photo.asset]})
    expect(bytesAt(publisher, path).equals(before)).toBe(true)
  })
})

it('recalled articles take their pictures along', async () => {
  const publisher = newPublisher()
  const document = article('a', {heroImage: figureOf(photo), body: [{...figureOf(photo), _key: 'f'}]})
  await publisher.publish([document], {assets: [photo.asset]})
  const recall = {_type: 'recall', recalledAt: '2026-11-20T09:00:00Z', reason: 'It was wrong.'}
  await publisher.publish([{...document, recall}], {assets: [photo.asset]})
  expect(picturesOf(publisher)).toEqual([])
})

it('originals are offered if the settings say so, without metadata and without what was cropped away', async () => {
  const publisher = newPublisher()
  const large = await plainPicture(3000, 600)
  const heroImage = figureOf(large, {crop: {_type: 'sanity.imageCrop', left: 0.1, top: 0, right: 0, bottom: 0}})
  await publisher.publish([article('a', {heroImage})], {assets: [large.asset]})
  expect(picturesOf(publisher).filter((path) => path.includes('-2700x'))).toEqual([])
  await publisher.publish([{...settings, offersOriginals: true}, article('a', {heroImage})], {assets: [large.asset]})
  expect(picturesOf(publisher).filter((path) => path.includes('-2700x'))).toEqual([
    expect.stringMatching(/300_0_2700_600-2700x600\.png$/),
  ])
})

it('a picture in a field that the model does not have is not published', async () => {
  const publisher = newPublisher()
  const stray = {oldHero: figureOf(photo), heroImage: figureOf(photo, {crop: noRed})}
  await publisher.publish([article('a', stray)], {assets: [photo.asset]})
  for (const path of picturesOf(publisher)) expect(await redness(bytesAt(publisher, path)), path).toBeLessThan(100)
})

it('colours that are hidden under transparency are not published', async () => {
  const publisher = newPublisher()
  const pixels = Buffer.alloc(400 * 300 * 4)
  for (let at = 0; at < pixels.length; at += 4) pixels.set(at % 1600 < 800 ? [224, 16, 16, 0] : [32, 64, 192, 255], at)
  const erased = toPicture(
    await sharp(pixels, {raw: {width: 400, height: 300, channels: 4}})
      .png()
      .toBuffer(),
    400,
    300,
    'png',
  )
  await publisher.publish([article('a', {heroImage: figureOf(erased)})], {assets: [erased.asset]})
  for (const path of picturesOf(publisher)) {
    const raw = await sharp(bytesAt(publisher, path)).ensureAlpha().raw().toBuffer()
    for (let at = 0; at < raw.length; at += 4)
      if (raw[at + 3] === 0) expect((raw[at] ?? 0) - (raw[at + 2] ?? 0), path).toBeLessThan(100)
  }
})

it('what failed on the way to a picture is tried again, and told as long as it fails', async () => {
  const publisher = newPublisher()
  let isDown = true
  const [id, asset] = photo.asset
  const remote = {
    ...asset,
    bytes: () => (isDown ? Promise.reject(new TypeError('fetch failed')) : asset.bytes()),
  }
  const documents = [article('a', {heroImage: figureOf(photo)})]
  await publisher.publish(documents, {assets: [[id, remote]]})
  expect(picturesOf(publisher)).toEqual([])
  isDown = false
  await publisher.publish(documents, {assets: [[id, remote]]})
  expect(picturesOf(publisher)).not.toEqual([])
})

it('a picture that cannot be drawn is told by the name of its file', async () => {
  const publisher = newPublisher()
  // It can be read once, and is another one when it is drawn.
  let reads = 0
  const other = await sharp(photo.bytes).resize(1599).jpeg().toBuffer()
  const fresh = toPicture(other, 1599, 1199, 'jpg')
  const [, freshAsset] = fresh.asset
  const {files} = await publisher.publish([article('a', {heroImage: figureOf(fresh)})], {
    assets: [[fresh.id, {...freshAsset, bytes: async () => ((reads += 1), reads === 1 ? other : new Uint8Array([1]))}]],
  })
  expect(files.find(({path}) => path === `${fresh.hash}.jpg`)?.messages.map(({ruleId}) => ruleId)).toEqual([
    'image-asset',
  ])
})

it('a picture that is replaced under its name is published anew, and the old one nowhere', async () => {
  const publisher = newPublisher()
  const other = await plainPicture(1600, 1200, '#2040c0')
  const documents = [
    mailSettings,
    article('a', {heroImage: figureOf(photo)}),
    newsletter('may', [picked('A', 'a')], {sendAt: '2026-05-20T07:00:00Z'}),
  ]
  const [id, asset] = photo.asset
  await publisher.publish(documents, {assets: [[id, {...asset, stamp: '1'}]]})
  await publisher.publish(documents, {assets: [[id, {...other.asset[1], id, stamp: '2'}]]})
  for (const path of picturesOf(publisher)) expect(await redness(bytesAt(publisher, path)), path).toBeLessThan(100)
})

import {createImageUrlBuilder, type ImageUrlBuilder} from '@sanity/image-url'
import sharp from 'sharp'
import {describe, expect, it} from 'vitest'
import {runLake} from './running-lake.ts'

/*
 * Image addresses as Sanity's own library writes them, answered by the lake: every parameter that it knows.
 */

const [width, height] = [400, 200]

/** Red on the left, blue on the right, with a green stripe at the bottom; transparent at the very top. */
const picture = async (): Promise<Buffer> => {
  const part = (w: number, h: number, background: object | string) =>
    sharp({create: {width: w, height: h, channels: 4, background}})
      .png()
      .toBuffer()
  return sharp(await part(width, height, '#c02020'))
    .composite([
      {input: await part(200, height, '#2020c0'), left: 200, top: 0},
      {input: await part(width, 40, '#20c020'), left: 0, top: 160},
      {input: await part(width, 20, '#000000'), left: 0, top: 0, blend: 'dest-out'},
    ])
    .png()
    .toBuffer()
}

/** Uploads the picture, and returns a function that loads what an address shows. */
const open = async () => {
  const lake = await runLake()
  const asset = await lake.client.assets.upload('image', await picture(), {filename: 'a.png'})
  const builder = createImageUrlBuilder({projectId: 'bodytext', dataset: 'production', baseUrl: lake.url})
  const show = async (
    ask: (image: ImageUrlBuilder) => ImageUrlBuilder,
    fields: object = {},
    headers: Record<string, string> = {},
  ) => {
    const image = builder.image({_type: 'image', asset: {_type: 'reference', _ref: asset._id}, ...fields})
    const response = await fetch(ask(image).url(), {headers})
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) return {status: response.status, text: bytes.toString()}
    const {data, info} = await sharp(bytes).ensureAlpha().raw().toBuffer({resolveWithObject: true})
    const {format} = await sharp(bytes).metadata()
    const at = (x: number, y: number): string =>
      [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)]
        .map((value) => (value < 64 ? '0' : value > 160 ? '1' : '~'))
        .join('')
    return {status: response.status, size: [info.width, info.height], format, at, response}
  }
  return {...lake, asset, show}
}

/** Colours as `at` names them. */
const [red, blue, green, clear] = ['1001', '0011', '0101', '0000']

describe('an image address', () => {
  it('gives the size and the fit that was asked for', async () => {
    const {show} = await open()
    expect(await show((image) => image.width(100))).toMatchObject({size: [100, 50]})
    expect(await show((image) => image.height(100))).toMatchObject({size: [200, 100]})
    expect(await show((image) => image.width(100).height(100).ignoreImageParams())).toMatchObject({size: [100, 50]})
    expect(await show((image) => image.width(100).height(100).fit('scale').ignoreImageParams())).toMatchObject({
      size: [100, 100],
    })
    expect(await show((image) => image.width(800).fit('max'))).toMatchObject({size: [400, 200]})
    expect(await show((image) => image.width(800))).toMatchObject({size: [800, 400]})
    expect(await show((image) => image.width(50).dpr(2))).toMatchObject({size: [100, 50]})
    expect(await show((image) => image.maxWidth(100))).toMatchObject({size: [100, 50]})
    expect(await show((image) => image.width(10).minWidth(60))).toMatchObject({size: [60, 30]})
    expect(await show((image) => image.size(100, 100).fit('fillmax').ignoreImageParams())).toMatchObject({
      size: [100, 100],
    })
  })

  it('shows what the editor left, around what must stay visible', async () => {
    const {show} = await open()
    const crop = {left: 0.5, top: 0, right: 0, bottom: 0.2}
    const cropped = await show((image) => image.width(100), {crop})
    expect(cropped).toMatchObject({size: [100, 80]})
    expect([cropped.at?.(1, 40), cropped.at?.(99, 79)]).toEqual([blue, blue])
    const hotspot = {x: 0.1, y: 0.5, width: 0.1, height: 0.1}
    const framed = await show((image) => image.size(100, 100), {hotspot})
    expect([framed.size, framed.at?.(50, 50), framed.at?.(99, 50)]).toEqual([[100, 100], red, red])
  })

  it('keeps a side, a corner or a point when it cuts', async () => {
    const {show} = await open()
    const cut = (ask: (image: ImageUrlBuilder) => ImageUrlBuilder) =>
      show((image) => ask(image.size(50, 50).fit('crop')).ignoreImageParams())
    expect((await cut((image) => image.crop('left'))).at?.(25, 25)).toBe(red)
    expect((await cut((image) => image.crop('right'))).at?.(25, 25)).toBe(blue)
    expect((await cut((image) => image.focalPoint(0.9, 0.5).crop('focalpoint'))).at?.(1, 25)).toBe(blue)
    expect((await cut((image) => image.crop('entropy'))).size).toEqual([50, 50])
  })

  it('turns, flips, pads and colours', async () => {
    const {show} = await open()
    const flipped = await show((image) => image.flipHorizontal())
    expect([flipped.at?.(10, 100), flipped.at?.(390, 100)]).toEqual([blue, red])
    const turned = await show((image) => image.orientation(90))
    expect([turned.size, turned.at?.(100, 10), turned.at?.(100, 390)]).toEqual([[200, 400], red, blue])
    const padded = await show((image) => image.width(100).pad(10).bg('00ff00'))
    expect([padded.size, padded.at?.(2, 2), padded.at?.(12, 60)]).toEqual([[120, 70], green, green])
    expect((await show((image) => image)).at?.(10, 5)).toBe(clear)
    expect((await show((image) => image.bg('f00'))).at?.(300, 5)).toBe(red)
    expect((await show((image) => image.invert(true))).at?.(300, 100)).toBe('1101')
    expect((await show((image) => image.saturation(-100))).at?.(10, 100)).toMatch(/^(.)\1\1[1]$/)
    const blurred = await show((image) => image.blur(200))
    expect(blurred.at?.(200, 100)).toBe('~0~1')
    expect((await show((image) => image.sharpen(40))).size).toEqual([400, 200])
  })

  it('gives the format and the quality that was asked for', async () => {
    const {show} = await open()
    expect(await show((image) => image.format('jpg').quality(30))).toMatchObject({format: 'jpeg'})
    expect(await show((image) => image.format('webp'))).toMatchObject({format: 'webp'})
    expect(await show((image) => image.auto('format'), {}, {accept: 'image/avif,image/webp'})).toMatchObject({
      format: 'heif',
    })
    expect(await show((image) => image.auto('format'))).toMatchObject({format: 'png'})
    const saved = await show((image) => image.forceDownload('my picture.png'))
    expect(saved.response?.headers.get('content-disposition')).toBe('attachment; filename="my picture.png"')
  })

  it('that asks for what cannot be is refused in words', async () => {
    const {url, asset} = await open()
    const refused = [
      'w=0',
      'h=-1',
      'w=9&fit=none',
      'fm=exe',
      'q=101',
      'sat=200',
      'bg=url(x)',
      'or=45',
      'blur=NaN',
      'w=9&crop=x',
    ]
    for (const query of [...refused, 'rect=0,0,500,10', 'rect=1,2', 'flip=x', 'fp-x=2&fit=crop&w=9&h=9', 'pad=99999']) {
      const response = await fetch(`${url}/${asset.path}?${query}`)
      expect([query, response.status]).toEqual([query, 400])
      expect(await response.text()).toContain('xpected')
    }
  })

  it('is told apart by browsers when only a sign is different', async () => {
    const {url, asset} = await open()
    const tags = await Promise.all(
      ['sat=10', 'sat=-10', 'min-w=10', 'max-w=10', 'bg=fff', 'bg=ffff'].map(async (query) =>
        (await fetch(`${url}/${asset.path}?${query}`)).headers.get('etag'),
      ),
    )
    expect(new Set(tags).size).toBe(tags.length)
  })
})

it('an uploaded photograph leaves nothing private in its document, whatever the client asks for', async () => {
  const {client} = await runLake()
  const bytes = await sharp({create: {width: 60, height: 40, channels: 3, background: '#808080'}})
    .withExif({IFD0: {Artist: 'Secret Person'}, IFD3: {GPSLatitudeRef: 'N', GPSLatitude: '52/1 30/1 0/1'}})
    .jpeg()
    .toBuffer()
  const asset = await client.assets.upload('image', bytes, {extract: ['exif', 'location', 'palette', 'lqip']})
  expect(Object.keys(asset.metadata).toSorted()).toEqual([
    '_type',
    'dimensions',
    'hasAlpha',
    'isOpaque',
    'lqip',
    'palette',
  ])
  expect(JSON.stringify(asset)).not.toMatch(/Secret|exif|location/)
})

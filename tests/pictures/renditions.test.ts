import {createImageUrlBuilder} from '@sanity/image-url'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {cropRect, frameAround} from '../../src/pictures/crop.ts'
import {toImageParameters} from '../../src/pictures/image-parameters.ts'
import {cropIn, pictureIn, type Picture} from '../../src/pictures/picture.ts'
import {filesOf, partsOfName, renditionsOf} from '../../src/pictures/renditions.ts'
import {freeze} from '../freeze.ts'

const hash = '0123456789abcdef0123456789abcdef01234567'
const photo = (fields: Partial<Picture> = {}): Picture => ({
  assetId: `image-${hash}-4000x3000-jpg`,
  hash,
  width: 4000,
  height: 3000,
  isArt: false,
  isMain: true,
  ...fields,
})
const part = fc.double({min: 0, max: 0.49, noNaN: true})
const crops = fc.record({left: part, top: part, right: part, bottom: part})
const share = fc.double({min: 0, max: 1, noNaN: true})
const hotspots = fc.record({x: share, y: share, width: share, height: share})
const side = fc.integer({min: 40, max: 6000})

/** The rectangle that Sanity's own library asks for. Without one it asks for the whole. */
const rectBySanity = (source: {width: number; height: number}, fields: object, width?: number, height?: number) => {
  const id = `image-${hash}-${source.width}x${source.height}-jpg`
  const image = {_type: 'image', asset: {_type: 'reference', _ref: id}, ...fields}
  const builder = createImageUrlBuilder({projectId: 'abc', dataset: 'production'}).image(image)
  const url = (width === undefined || height === undefined ? builder : builder.width(width).height(height)).url()
  const rect = new URL(url).searchParams.get('rect')
  const [left = 0, top = 0, w = source.width, h = source.height] = rect === null ? [] : rect.split(',').map(Number)
  return {left, top, width: w, height: h}
}

describe('a crop', () => {
  it('is the part that @sanity/image-url asks for', () => {
    fc.assert(
      fc.property(side, side, crops, (width, height, crop) => {
        const theirs = rectBySanity({width, height}, {crop})
        const isEmpty = theirs.width === 0 || theirs.height === 0
        expect(cropRect({width, height}, crop)).toEqual(isEmpty ? undefined : theirs)
      }),
    )
  })

  it('with a hotspot gives the frame of a shape that @sanity/image-url asks for', () => {
    fc.assert(
      fc.property(side, side, crops, hotspots, fc.integer({min: 10, max: 900}), (width, height, crop, hotspot, w) => {
        const rect = cropRect({width, height}, crop)
        if (rect === undefined) return
        const shape = {width: w, height: 400}
        const frame = frameAround({width, height}, rect, hotspot, shape)
        const theirs = rectBySanity({width, height}, {crop, hotspot}, w, 400)
        // Their frame may be empty where the shape is thinner than a pixel.
        expect(frame).toEqual({...theirs, width: Math.max(1, theirs.width), height: Math.max(1, theirs.height)})
      }),
    )
  })

  it('that is none is not taken for “nothing cropped”', () => {
    const image = {_type: 'image', asset: {_ref: photo().assetId}}
    const read = (crop: unknown) => pictureIn({image: {...image, crop}}, () => photo())
    expect(read({left: 0.2})).toMatchObject({crop: {left: 0.2, top: 0, right: 0, bottom: 0}})
    expect(read(null)?.crop).toBeUndefined()
    expect(read({left: -1e-17, right: 1e-9})).toMatchObject({crop: {left: 0, right: 1e-9}})
    for (const crop of [{left: 0.5, right: 0.5}, {left: '0.2'}, {top: 2}, {bottom: -0.1}, {left: Number.NaN}, 7])
      expect(read(crop), JSON.stringify(crop)).toBeUndefined()
  })
})

describe('the files of a picture', () => {
  it('are as wide as the picture really is, and no wider than is shown', () => {
    const widths = (width: number) =>
      renditionsOf(photo({width, height: Math.round(width * 0.75)}))
        ?.whole.filter(({format}) => format === 'jpg')
        .map((rendition) => rendition.width)
    expect(widths(4000)).toEqual([320, 640, 1104, 1536, 1920])
    expect(widths(1000)).toEqual([320, 640, 1000])
    expect(widths(100)).toEqual([100])
    const original = renditionsOf(photo({crop: {left: 0.5, top: 0, right: 0, bottom: 0}}), {withOriginal: true})
    expect(original?.whole.at(-1)).toMatchObject({format: 'jpg', width: 2000, height: 3000})
    expect(original?.main.width).toBe(1920)
  })

  it('are JPEG and WebP of photographs, PNG and WebP of drawings', () => {
    const formats = (isArt: boolean) => [...new Set(renditionsOf(photo({isArt}))?.whole.map(({type}) => type))]
    expect(formats(false)).toEqual(['image/webp', 'image/jpeg'])
    expect(formats(true)).toEqual(['image/webp', 'image/png'])
  })

  it('have one for mails, and a square and a card around the focal point of main pictures', () => {
    const hotspot = {x: 0.9, y: 0.5, width: 0.1, height: 0.1}
    const all = renditionsOf(photo({hotspot}))
    expect(all?.mail).toMatchObject({format: 'jpg', width: 1104, height: 828})
    expect(all?.square).toMatchObject({width: 800, height: 800, rect: {left: 1000, top: 0, width: 3000, height: 3000}})
    expect(all?.card).toMatchObject({width: 1200, height: 628, rect: {left: 0, top: 454, width: 4000, height: 2093}})
    expect(all?.focalPoint).toEqual({x: 0.9, y: 0.5})
    expect(renditionsOf(photo({isMain: false}))).toMatchObject({square: undefined, card: undefined})
  })

  it('lie inside the crop, have whole sizes, and names that say what they are, whatever the picture', () => {
    fc.assert(
      fc.property(side, side, crops, hotspots, fc.boolean(), (width, height, crop, hotspot, isArt) => {
        const picture = freeze(photo({width, height, crop, hotspot, isArt}))
        const all = renditionsOf(picture)
        const rect = cropRect(picture, crop)
        if (all === undefined || rect === undefined) return
        const files = filesOf(all)
        expect(new Set(files.map(({name}) => name)).size).toBe(files.length)
        for (const file of files) {
          expect(file.rect.left).toBeGreaterThanOrEqual(rect.left)
          expect(file.rect.top).toBeGreaterThanOrEqual(rect.top)
          expect(file.rect.left + file.rect.width).toBeLessThanOrEqual(rect.left + rect.width)
          expect(file.rect.top + file.rect.height).toBeLessThanOrEqual(rect.top + rect.height)
          expect(file.width).toBeLessThanOrEqual(Math.max(file.rect.width, 1))
          const {name: _, type: __, ...parts} = file
          expect(partsOfName(file.name)).toEqual({...parts, hash})
        }
      }),
    )
  })

  it('have another name whenever they have other bytes', () => {
    const nameOf = (fields: Partial<Picture>) => renditionsOf(photo(fields))?.main.name
    const names = [
      nameOf({}),
      nameOf({credit: 'Ann'}),
      nameOf({credit: 'Bob'}),
      nameOf({licence: {name: 'CC BY 4.0'}}),
      nameOf({licence: {url: 'https://creativecommons.org/licenses/by/4.0/'}}),
      nameOf({crop: {left: 0.1, top: 0, right: 0, bottom: 0}}),
      nameOf({hash: hash.replace('0', 'f')}),
      nameOf({isArt: true}),
    ]
    expect(new Set(names).size).toBe(names.length)
    expect(names[0]).toMatch(/^0123456789abcdef0123456789abcdef01234567-[0-9a-f]{8}\/0_0_4000_3000-1920x1440\.jpg$/)
    expect(nameOf({hotspot: {x: 0, y: 0}})).toBe(names[0])
  })

  it('of a very high picture stay below what programs can read', () => {
    const all = renditionsOf(photo({width: 1000, height: 60_000}))
    for (const {height, format} of all?.whole ?? [])
      expect(height).toBeLessThanOrEqual(format === 'webp' ? 16_383 : 16_000)
    expect(all?.main.width).toBe(266)
  })

  it('can be asked for at the lake, by the same part and size', () => {
    const {card} = renditionsOf(photo()) ?? {}
    if (card === undefined) throw new Error('There is no card')
    expect(toImageParameters(card)).toBe('rect=0%2C454%2C4000%2C2093&w=1200&h=628&fit=scale&fm=jpg&q=80')
  })
})

it('reads a crop of fractions only', () => {
  expect(cropIn({left: 0.25, top: 0, right: 0.25, bottom: 0})).toEqual({left: 0.25, top: 0, right: 0.25, bottom: 0})
  expect(cropIn(undefined)).toBeUndefined()
})

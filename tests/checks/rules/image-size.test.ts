import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

const figure = (width: number, crop?: object) => ({
  _key: `f${width}`,
  _type: 'figure',
  image: {_type: 'image', asset: ref(`image-abc-${width}x600-jpg`), ...(crop === undefined ? {} : {crop})},
})

it('accepts pictures that are large enough for their places, and drawings that have no size of their own', () => {
  expect(runRule('image-size', [article('a', {heroImage: figure(800), body: [figure(480)]})])).toEqual([])
  const facts = {hash: 'abc', width: 100, height: 100, isArt: true, shownWidth: 50}
  const readings = {'image-abc-300x600-jpg': {facts}}
  expect(runRule('image-size', [article('a', {heroImage: figure(300)})], {readings})).toEqual([])
})

it('reports pictures that are too small, and those that the crop has made so', () => {
  const crop = {top: 0, bottom: 0, left: 0.5, right: 0.2}
  const documents = [
    article('a', {heroImage: figure(799), seo: {image: figure(1199)}, body: [figure(479), figure(1500, crop)]}),
  ]
  expect(runRule('image-size', documents).map(({path, reason}) => [path, reason.slice(0, 34)])).toEqual([
    ['heroImage.image', 'Unexpected picture of 799 pixels’ '],
    ['seo.image.image', 'Unexpected picture of 1199 pixels’'],
    ['body[_key=="f479"].image', 'Unexpected picture of 479 pixels’ '],
    ['body[_key=="f1500"].image', 'Unexpected picture of 450 pixels’ '],
  ])
})

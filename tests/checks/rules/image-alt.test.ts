import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

const figure = (alt?: string) => ({
  _key: 'f',
  _type: 'figure',
  image: {_type: 'image', asset: ref('image-abc-1x1-png')},
  alt,
})

it('accepts a picture that says what it shows, and a figure without a picture', () => {
  expect(
    runRule('image-alt', [article('a', {heroImage: figure('A neck'), body: [{_key: 'f', _type: 'figure'}]})]),
  ).toEqual([])
})

it('reports pictures without alt text, wherever they are', () => {
  expect(
    runRule('image-alt', [article('a', {heroImage: figure(), seo: {image: figure('')}, body: [figure('  ')]})]).map(
      ({path}) => path,
    ),
  ).toEqual(['heroImage.alt', 'seo.image.alt', 'body[_key=="f"].alt'])
})

it('accepts decoration without alt text, and reports decoration with it', () => {
  const decoration = {...figure(), isDecorative: true}
  expect(runRule('image-alt', [article('a', {heroImage: decoration})])).toEqual([])
  expect(runRule('image-alt', [article('a', {heroImage: {...decoration, alt: 'A neck'}})])).toMatchObject([
    {path: 'heroImage.alt', reason: expect.stringContaining('only decoration')},
  ])
})

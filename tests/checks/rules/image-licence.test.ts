import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

const figure = (fields: Readonly<Record<string, unknown>> = {}) => ({
  _key: 'f',
  _type: 'figure',
  image: {_type: 'image', asset: ref('image-abc-10x10-png')},
  ...fields,
})

it('accepts a picture with a credit, decoration and a logo', () => {
  expect(
    runRule('image-licence', [
      article('a', {heroImage: figure({credit: 'Ann'}), body: [figure({isDecorative: true})]}),
      {_id: 'siteSettings', _type: 'siteSettings', logo: figure()},
    ]),
  ).toEqual([])
})

it('reports pictures without one, wherever they are', () => {
  const documents = [article('a', {heroImage: figure(), seo: {image: figure({credit: ' '})}, body: [figure()]})]
  expect(runRule('image-licence', documents).map(({path}) => path)).toEqual([
    'heroImage.credit',
    'seo.image.credit',
    'body[_key=="f"].credit',
  ])
})

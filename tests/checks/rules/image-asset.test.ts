import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

const hero = (id: string) => article('a', {heroImage: {_type: 'figure', image: {_type: 'image', asset: ref(id)}}})

it('accepts a picture whose file is there', () => {
  expect(runRule('image-asset', [hero('image-abc-10x20-png')], {assets: ['image-abc-10x20-png']})).toEqual([])
})

it('reports a picture without its file, and an id that is none', () => {
  expect(runRule('image-asset', [hero('image-abc-10x20-png')])).toEqual([
    {
      id: 'a',
      path: 'heroImage.image.asset',
      reason: 'Cannot find picture `image-abc-10x20-png`, expected its file `abc-10x20.png` among the assets',
    },
  ])
  expect(runRule('image-asset', [hero('../../etc/passwd')])).toMatchObject([{path: 'heroImage.image.asset'}])
  expect(runRule('image-asset', [hero('file-abc-pdf')], {assets: ['file-abc-pdf']})).toHaveLength(1)
})

it('reports a picture that cannot be read, and a crop that is none', () => {
  const id = 'image-abc-10x20-png'
  const [assets, readings] = [[id], {[id]: {problem: 'it is damaged'}}]
  expect(runRule('image-asset', [hero(id)], {assets, readings})).toMatchObject([
    {path: 'heroImage.image.asset', reason: expect.stringContaining('it is damaged')},
  ])
  for (const crop of [{left: 0.6, right: 0.4}, {left: '0.1'}, {top: -1}, {bottom: Number.NaN}, 'all']) {
    const image = {_type: 'image', asset: ref(id), crop}
    expect(runRule('image-asset', [article('a', {heroImage: {_type: 'figure', image}})], {assets})).toMatchObject([
      {path: 'heroImage.image.crop'},
    ])
  }
})

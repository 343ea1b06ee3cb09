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

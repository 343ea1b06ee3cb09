import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

const id = 'image-abc-10x10-gif'
const heroOf = [article('a', {heroImage: {_type: 'figure', image: {_type: 'image', asset: ref(id)}}})]

it('accepts a picture that stands still, and one that nobody has read', () => {
  expect(runRule('image-animated', heroOf, {readings: {[id]: {frames: 1}}})).toEqual([])
  expect(runRule('image-animated', heroOf)).toEqual([])
})

it('reports a picture with several frames', () => {
  expect(runRule('image-animated', heroOf, {readings: {[id]: {frames: 12}}})).toMatchObject([
    {path: 'heroImage.image', reason: expect.stringContaining('12 frames')},
  ])
})

import {expect, it} from 'vitest'
import {article, ref, runRule} from '../run-rule.ts'

const id = 'image-abc-10x10-jpg'
const figure = {_key: 'f', _type: 'figure', image: {_type: 'image', asset: ref(id)}}
const documents = [article('a', {heroImage: figure, body: [figure]})]

it('accepts a picture that tells nothing', () => {
  expect(runRule('image-privacy', documents, {readings: {[id]: {tells: []}}})).toEqual([])
})

it('says once what a picture tells', () => {
  expect(runRule('image-privacy', documents, {readings: {[id]: {tells: ['place', 'name']}}})).toMatchObject([
    {path: 'heroImage.image', reason: expect.stringMatching(/where it was taken, and the name of a person/)},
  ])
})

import {expect, it} from 'vitest'
import {describeWork} from '../../src/sources/described.ts'

it('gives the fields of a source, in plain text', () => {
  expect(
    describeWork({
      message: {
        title: ['Massage for\n <i>low-back</i> pain &amp; more: a Cochrane review'],
        author: [
          {family: 'Furlan', given: 'Andrea D.'},
          {family: 'O’Neil', given: 'Mary-Ann'},
          {name: 'The Group'},
          {},
        ],
        'container-title': ['Reviews'],
        volume: '9',
        page: 'CD001929',
        issued: {'date-parts': [[2015, 9, 1]]},
      },
    }),
  ).toEqual({
    title: 'Massage for low-back pain & more: a Cochrane review',
    authors: ['Furlan AD', 'O’Neil MA', 'The Group'],
    publication: 'Reviews 9:CD001929',
    year: 2015,
    kind: 'systematicReview',
  })
})

it.each([undefined, {}, {message: {}}, {message: {title: []}}, {message: {title: [7]}}])(
  'gives nothing for %o',
  (answer) => {
    expect(describeWork(answer)).toBeUndefined()
  },
)

it('leaves out what the answer does not say', () => {
  expect(describeWork({message: {title: ['A book'], issued: {'date-parts': [[null]]}}})).toEqual({
    title: 'A book',
    authors: [],
  })
})

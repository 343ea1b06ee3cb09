import {expect, it} from 'vitest'
import {article, block, runRule} from '../run-rule.ts'

const plain = 'The back hurts. It may help to walk. Try it each day. Stop if it hurts more. Ask a friend to join you.'
const hard =
  'Notwithstanding the considerable methodological heterogeneity characterising contemporary investigations, practitioners consistently emphasise multidimensional biopsychosocial interpretations of musculoskeletal dysfunction. Individualised rehabilitation necessitates comprehensive interdisciplinary collaboration throughout.'

it('accepts plain words, and does not judge other languages', () => {
  expect(
    runRule('reading-level', [
      article('a', {body: [block('b', plain)]}),
      article('b', {language: 'de', body: [block('b', hard)]}),
    ]),
  ).toEqual([])
})

it('reports text that is mostly hard to read, once', () => {
  expect(runRule('reading-level', [article('a', {body: [block('b', hard)]})])).toEqual([
    {
      id: 'a',
      path: 'body',
      reason: 'Unexpected reading level: 2 of 2 sentences are hard to read at 16, expected at most 40 %',
    },
  ])
})

import {expect, it} from 'vitest'
import {reviewDigest} from '../../../src/checks/review-digest.ts'
import type {SanityDocument} from '../../../src/content/document.ts'
import {article, block, caveat, ref, refs, runRule, therapy} from '../run-rule.ts'

const warmth = therapy('t', {name: 'Warmth', contraindications: ['A fever']})
const notice = caveat('c', {title: 'Hot', text: 'Heat burns.'})
const text = article('a', {
  title: 'Warmth',
  therapies: refs('t'),
  body: [block('b', 'Warm packs.'), {_key: 'n', _type: 'caveatNotice', caveat: ref('c')}],
})
const find = (documents: readonly SanityDocument[]) => (id: string) => documents.find(({_id}) => _id === id)
const signed = {...text, reviewedBy: ref('p'), reviewedDigest: reviewDigest(text, find([warmth, notice]))}

it('accepts the words that were signed, whatever else changes', () => {
  expect(runRule('review-outdated', [signed, warmth, notice])).toEqual([])
  expect(
    runRule('review-outdated', [
      {...signed, reviewDueAt: '2027-01-01', publishedAt: '2026-01-01T00:00:00Z'},
      warmth,
      notice,
    ]),
  ).toEqual([])
  expect(runRule('review-outdated', [text, warmth, notice])).toEqual([])
})

it('reports other words, also in what the article shows', () => {
  const changed = [
    [{...signed, title: 'Heat'}, warmth, notice],
    [signed, {...warmth, contraindications: []}, notice],
    [signed, warmth, {...notice, text: 'Heat is fine.'}],
  ]
  for (const documents of changed) expect(runRule('review-outdated', documents)).toMatchObject([{path: 'reviewedBy'}])
})

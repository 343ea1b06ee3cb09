import {expect, it} from 'vitest'
import {article, condition, ref, refs, runRule} from '../run-rule.ts'

it('accepts references to documents that are there, and leaves assets to another rule', () => {
  const image = {_type: 'image', asset: ref('image-abc-1x1-png')}
  expect(
    runRule('dangling-reference', [article('a', {conditions: refs('c'), heroImage: {image}}), condition('c')]),
  ).toEqual([])
})

it('tells a missing document from one of which there is only a draft', () => {
  const documents = [
    article('a', {conditions: refs('gone', 'draft-only'), reviewedBy: ref('drafts.c')}),
    condition('c'),
  ]
  expect(runRule('dangling-reference', documents, {drafts: ['draft-only']})).toEqual([
    {id: 'a', path: 'conditions[_key=="gone"]', reason: 'Cannot find document `gone`, expected one with this id'},
    {
      id: 'a',
      path: 'conditions[_key=="draft-only"]',
      reason: 'Cannot follow reference to `draft-only`, expected a published document: there is only a draft',
    },
    {
      id: 'a',
      path: 'reviewedBy',
      reason: 'Unexpected reference to the draft or version `drafts.c`, expected the published id `c`',
    },
  ])
})

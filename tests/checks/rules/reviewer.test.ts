import {expect, it} from 'vitest'
import {article, ref, refs, runRule} from '../run-rule.ts'

const person = (fields: object) => ({_id: 'p', _type: 'person', name: 'A. Reader', ...fields})
const doctor = person({kind: 'person', credentials: 'MD'})
const reviewed = (fields: object = {}) => article('a', {reviewedBy: ref('p'), reviewedAt: '2026-10-01', ...fields})

it('accepts a person with credentials who did not write it', () => {
  expect(runRule('reviewer', [reviewed({authors: refs('other'), reviewDueAt: '2027-10-01'}), doctor])).toEqual([])
  expect(runRule('reviewer', [article('a')])).toEqual([])
})

it('reports a team, nobody who can be checked, and an author', () => {
  expect(runRule('reviewer', [reviewed(), person({kind: 'team', credentials: 'MD'})])).toMatchObject([
    {path: 'reviewedBy'},
  ])
  expect(runRule('reviewer', [reviewed(), person({kind: 'person'})])).toMatchObject([{path: 'reviewedBy'}])
  expect(runRule('reviewer', [reviewed({authors: refs('p')}), doctor])).toMatchObject([{path: 'reviewedBy'}])
})

it('reports days that are out of order', () => {
  expect(runRule('reviewer', [reviewed({reviewedAt: '2026-12-01'}), doctor])).toMatchObject([{path: 'reviewedAt'}])
  expect(runRule('reviewer', [reviewed({reviewDueAt: '2026-09-01'}), doctor])).toMatchObject([{path: 'reviewDueAt'}])
})

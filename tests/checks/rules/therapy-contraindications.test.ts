import {expect, it} from 'vitest'
import {runRule, therapy} from '../run-rule.ts'

it('accepts a therapy that says who should ask first', () => {
  expect(runRule('therapy-contraindications', [therapy('t', {contraindications: ['A fever']})])).toEqual([])
})

it('reports one that does not', () => {
  expect(runRule('therapy-contraindications', [therapy('t')])).toMatchObject([{path: 'contraindications'}])
})

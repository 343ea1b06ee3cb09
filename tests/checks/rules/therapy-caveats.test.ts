import {expect, it} from 'vitest'
import {article, block, caveat, ref, refs, runRule, therapy} from '../run-rule.ts'

const notice = (id: string) => ({_key: id, _type: 'caveatNotice', caveat: ref(id)})
const massage = therapy('t', {name: 'Massage', caveats: refs('c1', 'c2')})
const caveats = [caveat('c1', {title: 'First'}), caveat('c2', {title: 'Second'})]

it('accepts an article that shows every caveat of its therapies', () => {
  expect(
    runRule('therapy-caveats', [
      article('a', {therapies: refs('t'), body: [notice('c2'), block('b', 'x'), notice('c1')]}),
      massage,
      ...caveats,
    ]),
  ).toEqual([])
})

it('accepts an article without a therapy', () => {
  expect(runRule('therapy-caveats', [article('a'), massage, ...caveats])).toEqual([])
})

it('reports each caveat that is left behind', () => {
  expect(
    runRule('therapy-caveats', [article('a', {therapies: refs('t'), body: [notice('c1')]}), massage, ...caveats]),
  ).toEqual([
    {
      id: 'a',
      path: 'therapies',
      reason: 'Cannot recommend Massage without its caveat `Second`, expected it in the text',
    },
  ])
})

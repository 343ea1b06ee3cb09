import {expect, it} from 'vitest'
import {selectIssues, type Selection} from '../../src/content/issue-selection.ts'
import type {SanityDocument} from '../../src/content/document.ts'
import {snapshotOf, ref, refs} from '../checks/run-rule.ts'

type Fields = Readonly<Record<string, unknown>>

const article = (id: string, day: string, fields: Fields = {}): SanityDocument => ({
  _id: id,
  _type: 'article',
  publishedAt: `${day}T08:00:00Z`,
  ...fields,
})
const picked = (key: string, ...ids: readonly string[]): Fields => ({
  _key: key,
  title: key,
  selection: 'picked',
  articles: refs(...ids),
})
const newest = (key: string, fields: Fields = {}): Fields => ({_key: key, title: key, selection: 'newest', ...fields})
const newsletter = (id: string, sendAt: string | undefined, ...sections: readonly Fields[]): SanityDocument => ({
  _id: id,
  _type: 'newsletter',
  ...(sendAt === undefined ? {} : {sendAt: `${sendAt}T07:00:00Z`}),
  sections,
})

const issuesOf = (documents: readonly SanityDocument[], {now = '2026-11-22', hidden = [] as readonly string[]} = {}) =>
  selectIssues({
    snapshot: snapshotOf(documents),
    now: new Date(`${now}T12:00:00Z`),
    isOut: (id) => !hidden.includes(id),
  })

const idsOf = (selection: Selection | undefined): string[][] =>
  (selection?.sections ?? []).map(({entries}) => entries.map(({id}) => id))

const articles = [
  article('may', '2026-05-01'),
  article('june', '2026-06-01'),
  article('july', '2026-07-01'),
  article('august', '2026-08-01'),
  article('september', '2026-09-01'),
]

it('takes the newest of all, as many as asked for, up to the day of the issue', () => {
  const issues = issuesOf([...articles, newsletter('n', '2026-08-15', newest('a', {limit: 2}))])
  expect(idsOf(issues.of('n'))).toEqual([['august', 'july']])
})

it('takes three where the editor did not say how many, and no more than twenty', () => {
  const many = Array.from({length: 30}, (_, index) => article(`a${String(index).padStart(2, '0')}`, '2026-05-01'))
  const issues = issuesOf([
    ...many,
    newsletter('n', undefined, newest('a')),
    newsletter('o', undefined, newest('a', {limit: 1000})),
  ])
  expect(idsOf(issues.of('n'))).toEqual([['a00', 'a01', 'a02']])
  expect(idsOf(issues.of('o'))[0]).toHaveLength(20)
})

it('takes what came since the issue before, and nothing that stood in it', () => {
  const issues = issuesOf([
    ...articles,
    newsletter('first', '2026-07-15', newest('a', {limit: 2})),
    newsletter('second', '2026-08-15', picked('p', 'september'), newest('a', {limit: 9})),
    newsletter('third', '2026-10-01', newest('a', {limit: 9})),
  ])
  expect(idsOf(issues.of('first'))).toEqual([['july', 'june']])
  expect(idsOf(issues.of('second'))).toEqual([['september'], ['august']])
  // September was in the previous issue, although it was published after it.
  expect(idsOf(issues.of('third'))).toEqual([[]])
})

it('has no article twice: what is picked anywhere is not taken as the newest', () => {
  const issues = issuesOf([
    ...articles,
    newsletter(
      'n',
      undefined,
      newest('a', {limit: 2}),
      newest('b', {limit: 2}),
      picked('c', 'september', 'july'),
      picked('d', 'july'),
    ),
  ])
  const issue = issues.of('n')
  expect(idsOf(issue)).toEqual([['august', 'june'], ['may'], ['september', 'july'], []])
  expect(issue?.sections[3]?.repeated).toEqual([
    {id: 'july', path: ['sections', {_key: 'd'}, 'articles', {_key: 'july'}]},
  ])
})

it('takes what is about a subject, and about the parts of a region', () => {
  const documents = [
    {_id: 'back', _type: 'bodyRegion'},
    {_id: 'lower-back', _type: 'bodyRegion', parent: ref('back')},
    article('about-back', '2026-05-01', {regions: refs('back')}),
    article('about-lower', '2026-05-02', {regions: refs('lower-back')}),
    article('about-heat', '2026-05-03', {therapies: refs('heat')}),
    newsletter('n', undefined, newest('a', {subject: ref('back')})),
    newsletter('o', undefined, newest('a', {subject: ref('lower-back')})),
    newsletter('p', undefined, newest('a', {subject: ref('heat')})),
  ]
  const issues = issuesOf(documents)
  expect(idsOf(issues.of('n'))).toEqual([['about-lower', 'about-back']])
  expect(idsOf(issues.of('o'))).toEqual([['about-lower']])
  expect(idsOf(issues.of('p'))).toEqual([['about-heat']])
})

it('passes over what is not published, and what was recalled by then', () => {
  const recall = {recalledAt: '2026-07-10T00:00:00Z', reason: 'It was wrong.'}
  const documents = [
    article('may', '2026-05-01'),
    article('june', '2026-06-01', {recall}),
    article('july', '2026-07-01'),
  ]
  const issues = issuesOf(
    [...documents, newsletter('before', '2026-07-05', newest('a')), newsletter('after', '2026-07-15', newest('a'))],
    {
      hidden: ['may'],
    },
  )
  // An issue sent before the recall keeps the article, which is shown there as withdrawn.
  expect(idsOf(issues.of('before'))).toEqual([['july', 'june']])
  const alone = issuesOf([...documents, newsletter('after', '2026-07-15', newest('a'))], {hidden: ['may']})
  expect(idsOf(alone.of('after'))).toEqual([['july']])
})

it('does not change with the day somebody asks, once it has a day', () => {
  const documents = [...articles, newsletter('n', '2026-08-15', newest('a', {limit: 9}))]
  expect(issuesOf(documents, {now: '2027-01-01'}).of('n')).toEqual(issuesOf(documents, {now: '2026-08-16'}).of('n'))
})

it('follows the last issue with a day, where it has none itself', () => {
  const issues = issuesOf([
    ...articles,
    newsletter('b', '2026-08-15', newest('a')),
    newsletter('a', undefined, newest('a')),
  ])
  expect(issues.all.map(({id}) => id)).toEqual(['b', 'a'])
  expect(issues.of('a')?.previous?.id).toBe('b')
  expect(idsOf(issues.of('a'))).toEqual([['september']])
})

it('reads whatever stands in a section', () => {
  const odd = {
    _id: 'n',
    _type: 'newsletter',
    sections: [
      null,
      'x',
      {selection: 'picked', articles: 'x'},
      {articles: [{}, {_ref: 7}, ref('may')]},
      newest('a', {limit: -1, subject: 'x'}),
    ],
  }
  expect(idsOf(issuesOf([...articles, odd]).of('n'))).toEqual([[], ['may'], ['september', 'august', 'july']])
  expect(issuesOf([{_id: 'n', _type: 'newsletter', sections: 'x'}]).of('n')?.sections).toEqual([])
})

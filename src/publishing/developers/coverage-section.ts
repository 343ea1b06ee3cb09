import type {Element} from 'hast'
import {h} from 'hastscript'
import {compareText} from '../../content/compare.ts'
import type {RenderedEdition} from '../rendered-edition.ts'
import {coverageChart, coverageOf, coverageTable} from './coverage.ts'
import {number, scrolling} from './elements.ts'

export function coverageSection(rendered: RenderedEdition): Element {
  const coverage = coverageOf(rendered)
  return h('section', {ariaLabelledBy: ['coverage']}, [
    h('h2', {id: 'coverage'}, 'How fresh and how complete'),
    h(
      'dl',
      {className: ['facts']},
      freshness(rendered).map(([term, value]) => h('div', [h('dt', term), h('dd', value)])),
    ),
    ...(coverage.regions.length === 0 || coverage.benefits.length === 0
      ? []
      : [
          h('h3', 'Articles by body region and benefit'),
          h('p', [
            'What is about a part of a region counts for the region too.',
            ...(coverage.isPart ? [' Shown are those that most is written about.'] : []),
          ]),
          scrolling('Chart of articles by body region and benefit', coverageChart(coverage)),
          h('details', {open: true}, [
            h('summary', 'The same as a table'),
            scrolling('Table of articles by body region and benefit', coverageTable(coverage)),
          ]),
        ]),
  ])
}

function freshness(rendered: RenderedEdition): Array<readonly [string, string]> {
  const articles = rendered.documents.filter(({kind, brief}) => kind.type === 'article' && brief.recall === undefined)
  const claims = rendered.documents.filter(({kind, brief}) => kind.type === 'benefit' && brief.recall === undefined)
  const reviewed = articles.filter(({brief}) => brief.lastReviewed !== undefined).length
  const graded = claims.filter(({certainties}) => certainties.some((certainty) => certainty !== 'notGraded')).length
  const due = articles.flatMap(({brief}) => brief.reviewDue ?? []).toSorted(compareText)
  const newest = articles
    .flatMap(({brief}) => brief.datePublished ?? [])
    .toSorted(compareText)
    .at(-1)
  return [
    ['Newest article', newest?.slice(0, 10) ?? 'none'],
    ['Last change', rendered.log.items.at(-1)?.at.slice(0, 10) ?? 'none'],
    ['Reviewed by an expert', `${number(reviewed)} of ${number(articles.length)}`],
    ['Next review due', due[0] ?? 'none'],
    ['Benefits with graded evidence', `${number(graded)} of ${number(claims.length)}`],
  ]
}

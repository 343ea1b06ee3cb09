import type {Element} from 'hast'
import {h} from 'hastscript'
import {coverageChart, coverageTable} from './coverage.ts'
import {number, scrolling} from './elements.ts'
import type {Coverage, Freshness} from './facts.ts'

export function coverageSection(freshness: Freshness, coverage: Coverage): Element {
  return h('section', {ariaLabelledBy: ['coverage']}, [
    h('h2', {id: 'coverage'}, 'How fresh and how complete'),
    h(
      'dl',
      {className: ['facts']},
      termsOf(freshness).map(([term, value]) => h('div', [h('dt', term), h('dd', value)])),
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

function termsOf(facts: Freshness): Array<readonly [string, string]> {
  return [
    ['Newest article', facts.newestArticle?.slice(0, 10) ?? 'none'],
    ['Last change', facts.lastChange?.slice(0, 10) ?? 'none'],
    ['Reviewed by an expert', `${number(facts.reviewed)} of ${number(facts.articles)}`],
    ['Next review due', facts.nextReviewDue ?? 'none'],
    ['Benefits with graded evidence', `${number(facts.graded)} of ${number(facts.benefits)}`],
  ]
}

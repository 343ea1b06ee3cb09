import type {Element, ElementContent} from 'hast'
import type {Raw} from 'mdast-util-to-hast'
import {h} from 'hastscript'
import {coverageChart, coverageTable} from './coverage.ts'
import {coverageMap, regionTable} from './coverage-map.ts'
import {number, scrolling} from './elements.ts'
import type {Coverage, Freshness} from './facts.ts'

/** @param charts - what `coverageCharts` rendered */
export function coverageSection(freshness: Freshness, charts: Raw): Element {
  return h('section', {ariaLabelledBy: ['coverage']}, [
    h('h2', {id: 'coverage'}, 'How fresh and how complete'),
    h(
      'dl',
      {className: ['facts']},
      termsOf(freshness).map(([term, value]) => h('div', [h('dt', term), h('dd', value)])),
    ),
    charts,
  ])
}

/** Renders how much is about each region, and how many articles are about each region and benefit: drawn, and as tables. */
export function coverageCharts(coverage: Coverage): ElementContent[] {
  return [...regionSection(coverage), ...crossSection(coverage)]
}

function regionSection({byRegion}: Coverage): ElementContent[] {
  if (byRegion.length === 0) return []
  const map = coverageMap(byRegion)
  return [
    h('h3', 'By body region'),
    h('p', ['What is about a part of a region counts for the region too.']),
    ...(map === undefined ? [] : [map]),
    scrolling('Table of what is about each body region', regionTable(byRegion)),
  ]
}

function crossSection(coverage: Coverage): ElementContent[] {
  return coverage.regions.length === 0 || coverage.benefits.length === 0
    ? []
    : [
        h('h3', 'Articles by body region and benefit'),
        ...(coverage.isPart ? [h('p', 'Shown are those that most is written about.')] : []),
        scrolling('Chart of articles by body region and benefit', coverageChart(coverage)),
        h('details', {open: true}, [
          h('summary', 'The same as a table'),
          scrolling('Table of articles by body region and benefit', coverageTable(coverage)),
        ]),
      ]
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

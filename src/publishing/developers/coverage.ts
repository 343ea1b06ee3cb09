import {compareText} from '../../content/compare.ts'
import type {Element} from 'hast'
import {h, s} from 'hastscript'
import type {RenderedEdition, PublishedDocument} from '../rendered-edition.ts'
import {subjectKey} from '../../content/subjects.ts'

/** How many articles are about each region and claim each benefit. */
export interface Coverage {
  readonly regions: readonly PublishedDocument[]
  readonly benefits: readonly PublishedDocument[]
  /** By region, then by benefit. */
  readonly counts: ReadonlyArray<readonly number[]>
  /** Whether there are more regions or benefits than fit. */
  readonly isPart: boolean
}

export function coverageOf({documents}: Pick<RenderedEdition, 'documents'>): Coverage {
  const live = documents.filter(({brief}) => brief.recall === undefined)
  const articles = live.filter(({kind}) => kind.type === 'article')
  const pick = (type: string, facet: 'regions' | 'benefits') => {
    const own = live
      .filter(({kind}) => kind.type === type)
      .map((document) => ({document, key: subjectKey(facet, document.brief.documentId)}))
      .map((subject) => ({...subject, count: articles.filter(({keys}) => keys.has(subject.key)).length}))
    const shown =
      own.length <= maxSubjects
        ? own
        : own.toSorted((a, b) => b.count - a.count || byTitle(a.document, b.document)).slice(0, maxSubjects)
    return {shown: shown.toSorted((a, b) => byTitle(a.document, b.document)), isPart: own.length > maxSubjects}
  }
  const regions = pick('bodyRegion', 'regions')
  const benefits = pick('benefit', 'benefits')
  return {
    regions: regions.shown.map(({document}) => document),
    benefits: benefits.shown.map(({document}) => document),
    counts: regions.shown.map((region) =>
      benefits.shown.map(
        (benefit) => articles.filter(({keys}) => keys.has(region.key) && keys.has(benefit.key)).length,
      ),
    ),
    isPart: regions.isPart || benefits.isPart,
  }
}

/**
 * Renders the chart: a square for each region and benefit with the number of articles in it. More articles give a
 * darker square.
 */
export function coverageChart({regions, benefits, counts}: Coverage): Element {
  const [width, height] = [labelWidth + benefits.length * cell + 90, labelHeight + regions.length * cell + 4]
  const largest = Math.max(1, ...counts.flat())
  const columns = benefits.map(({brief}, column) =>
    s(
      'text',
      {transform: `translate(${labelWidth + column * cell + cell / 2 + 4} ${labelHeight - 8}) rotate(-55)`},
      shorten(brief.title, 28),
    ),
  )
  const rows = regions.flatMap(({brief}, row) => {
    const y = labelHeight + row * cell
    const squares = (counts[row] ?? []).flatMap((count, column) => {
      const x = labelWidth + column * cell
      const shade = shadeOf(count, largest)
      return [
        s('rect', {x: x + 1, y: y + 1, width: cell - 2, height: cell - 2, rx: 4, className: [`q${shade}`]}),
        s(
          'text',
          {x: x + cell / 2, y: y + cell / 2 + 4, textAnchor: 'middle', className: [`v${shade}`]},
          String(count),
        ),
      ]
    })
    return [
      s('text', {x: labelWidth - 8, y: y + cell / 2 + 4, textAnchor: 'end'}, shorten(brief.title, 22)),
      ...squares,
    ]
  })
  return s(
    'svg',
    {
      className: ['chart'],
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      ariaLabelledBy: ['coverage-title', 'coverage-text'],
    },
    [
      s('title', {id: 'coverage-title'}, 'Articles by body region and benefit'),
      s(
        'desc',
        {id: 'coverage-text'},
        'One row for each body region, one column for each benefit, and in each square the number of articles about both. The table below has the same numbers.',
      ),
      ...columns,
      ...rows,
    ],
  )
}

/** Renders the same numbers as a table. */
export function coverageTable({regions, benefits, counts}: Coverage): Element {
  return h('table', [
    h('caption', 'How many articles are about a body region and claim a benefit'),
    h('thead', [
      h('tr', [
        h('th', {scope: 'col'}, 'Body region'),
        ...benefits.map(({brief}) => h('th', {scope: 'col', className: ['n']}, brief.title)),
      ]),
    ]),
    h(
      'tbody',
      regions.map(({brief}, row) =>
        h('tr', [
          h('th', {scope: 'row'}, brief.title),
          ...(counts[row] ?? []).map((count) => h('td', {className: ['n']}, String(count))),
        ]),
      ),
    ),
  ])
}

/** The most rows and columns that are shown. */
const maxSubjects = 40

function byTitle({brief: a}: PublishedDocument, {brief: b}: PublishedDocument): number {
  return compareText(a.title.toLowerCase(), b.title.toLowerCase()) || compareText(a.id, b.id)
}

const labelWidth = 150

const cell = 34

const labelHeight = 170

function shorten(text: string, length: number): string {
  return [...text].length <= length ? text : `${[...text].slice(0, length - 1).join('')}…`
}

/** Returns one of five shades: 0 for no articles, 1 to 4 by quarters of the largest number. */
function shadeOf(count: number, largest: number): number {
  return count === 0 ? 0 : Math.ceil((count / largest) * 4)
}

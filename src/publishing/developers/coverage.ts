import type {Element} from 'hast'
import {h, s} from 'hastscript'
import type {Coverage} from './facts.ts'
import {shadeOf} from './shade.ts'

/**
 * Renders the chart: a square for each region and benefit with the number of articles in it. More articles give a
 * darker square.
 */
export function coverageChart({regions, benefits, counts}: Coverage): Element {
  const [width, height] = [labelWidth + benefits.length * cell + 90, labelHeight + regions.length * cell + 4]
  const largest = Math.max(1, ...counts.flat())
  const columns = benefits.map((title, column) =>
    s(
      'text',
      {transform: `translate(${labelWidth + column * cell + cell / 2 + 4} ${labelHeight - 8}) rotate(-55)`},
      shorten(title, 28),
    ),
  )
  const rows = regions.flatMap((title, row) => {
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
    return [s('text', {x: labelWidth - 8, y: y + cell / 2 + 4, textAnchor: 'end'}, shorten(title, 22)), ...squares]
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
        ...benefits.map((title) => h('th', {scope: 'col', className: ['n']}, title)),
      ]),
    ]),
    h(
      'tbody',
      regions.map((title, row) =>
        h('tr', [
          h('th', {scope: 'row'}, title),
          ...(counts[row] ?? []).map((count) => h('td', {className: ['n']}, String(count))),
        ]),
      ),
    ),
  ])
}

const labelWidth = 150

const cell = 34

const labelHeight = 170

function shorten(text: string, length: number): string {
  return [...text].length <= length ? text : `${[...text].slice(0, length - 1).join('')}…`
}

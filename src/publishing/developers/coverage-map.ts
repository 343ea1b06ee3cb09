import type {Element} from 'hast'
import {h, s} from 'hastscript'
import {figureBox, offsetOf, placedShapes} from '../../pages/body-map/body-map.ts'
import {measures, type Measure, type RegionCoverage} from '../../pages/body-map/coverage.ts'
import {shapes, type Shape} from '../../pages/body-map/shapes.ts'
import {number} from './elements.ts'
import {shadeOf} from './shade.ts'

/** Draws the figure of a body, with each region the darker, the more articles are about it. Undefined if none is on it. */
export function coverageMap(coverage: readonly RegionCoverage[]): Element | undefined {
  const placed = placedShapes(coverage.map(({region}) => region))
  if (placed.size === 0) return undefined
  const countOf = new Map(coverage.map(({region, counts}) => [region.id, counts.articles]))
  const largest = Math.max(1, ...countOf.values())
  return s(
    'svg',
    {
      className: ['chart', 'figure'],
      viewBox: figureBox,
      role: 'img',
      ariaLabel: 'Articles by body region, on a figure from the front and from behind. The table has the same numbers.',
    },
    shapes.map((shape) => {
      const region = placed.get(shape)
      const count = region === undefined ? undefined : (countOf.get(region.id) ?? 0)
      return drawn(shape, count === undefined ? undefined : `q${shadeOf(count, largest)}`, region?.title, count)
    }),
  )
}

function drawn(
  {view, path}: Shape,
  className: string | undefined,
  title: string | undefined,
  count: number | undefined,
): Element {
  return s(
    'path',
    {
      d: path,
      ...(className === undefined ? {} : {className: [className]}),
      transform: `translate(${offsetOf(view)} 0)`,
    },
    title === undefined ? [] : [s('title', `${title}: ${count ?? 0}`)],
  )
}

const titles: Readonly<Record<Measure, string>> = {
  articles: 'Articles',
  benefits: 'Benefits',
  graded: 'Benefits with graded evidence',
}

/** Renders what is counted for each region as a table. */
export function regionTable(coverage: readonly RegionCoverage[]): Element {
  return h('table', [
    h('caption', 'How much is about each body region'),
    h('thead', [
      h('tr', [
        h('th', {scope: 'col'}, 'Body region'),
        ...measures.map((measure) => h('th', {scope: 'col', className: ['n']}, titles[measure])),
      ]),
    ]),
    h(
      'tbody',
      coverage.map(({region, counts}) =>
        h('tr', [
          h('th', {scope: 'row'}, region.title),
          ...measures.map((measure) => h('td', {className: ['n']}, number(counts[measure]))),
        ]),
      ),
    ),
  ])
}

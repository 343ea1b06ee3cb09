import type {Element, ElementContent} from 'hast'
import {describe, expect, it} from 'vitest'
import {bodyMap, codesIn, type MapRegion} from '../../src/pages/body-map/body-map.ts'
import {shapes, viewSize} from '../../src/pages/body-map/shapes.ts'

const region = (id: string, codes: readonly string[], parent?: string): MapRegion => ({
  id,
  title: id,
  url: `https://x.example/${id}/`,
  codes,
  parent,
})
const regions = [
  region('neck', ['UBERON:0000974']),
  region('back', ['UBERON:0001137']),
  region('lower-back', ['UBERON:0005462'], 'back'),
  region('between', [], 'lower-back'),
  region('whole', ['UBERON:0000468']),
]
const options = {regions, label: 'A body', views: {front: 'Front', back: 'Back'}, to: (address: string) => address}

const all = (element: Element | undefined, name: string): Element[] =>
  (element?.children ?? []).flatMap((child: ElementContent) =>
    child.type === 'element' ? [...(child.tagName === name ? [child] : []), ...all(child, name)] : [],
  )

describe('the figure', () => {
  it('has each shape once, as a link if a region has one of its codes, the most particular first', () => {
    const map = bodyMap(options)
    expect(all(map, 'path')).toHaveLength(shapes.length)
    const links = all(map, 'a').map(({properties, children}) => [
      properties['href'],
      properties['tabIndex'],
      children.filter((child) => child.type === 'element').map(({tagName}) => tagName),
    ])
    expect(links).toEqual([
      ['https://x.example/neck/', undefined, ['title', 'path']],
      ['https://x.example/neck/', -1, ['title', 'path']],
      // The upper back has no region of its own, so it is the back.
      ['https://x.example/back/', undefined, ['title', 'path']],
      ['https://x.example/lower-back/', undefined, ['title', 'path']],
    ])
  })

  it('points out regions, and one without a code where the region is that it is a part of', () => {
    const marked = (...ids: readonly string[]): number =>
      all(bodyMap({...options, marked: new Set(ids)}), 'path').filter(
        ({properties}) => JSON.stringify(properties['className']) === '["marked"]',
      ).length
    expect(marked('neck')).toBe(2)
    expect(marked('back')).toBe(2)
    expect(marked('lower-back')).toBe(1)
    expect(marked('between')).toBe(1)
    expect(marked('whole')).toBe(shapes.length)
    expect(bodyMap({...options, marked: new Set(['none'])})).toBeUndefined()
    expect(bodyMap({...options, regions: [region('toe', ['UBERON:9999999'])]})).toBeUndefined()
  })

  it('is the same on both sides, and stays in its box', () => {
    for (const {path} of shapes) {
      const numbers = [...path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number))
      expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0)
      expect(Math.max(...numbers)).toBeLessThanOrEqual(viewSize.height)
    }
    const rightmost = Math.max(
      ...shapes.flatMap(({path}) => [...path.matchAll(/M([\d.]+)/g)].map(([, x]) => Number(x))),
    )
    expect(rightmost).toBeLessThanOrEqual(viewSize.width)
  })
})

it('the codes of a region are those in UBERON that are not only related', () => {
  expect(
    codesIn([
      {system: 'UBERON', code: 'UBERON:0005462', match: 'exact'},
      {system: 'FMA', code: '61681'},
      {system: 'UBERON', code: 'UBERON:0001464', match: 'related'},
      'no part',
    ]),
  ).toEqual(['UBERON:0005462'])
  expect(codesIn(undefined)).toEqual([])
})

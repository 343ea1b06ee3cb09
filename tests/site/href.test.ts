import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {absoluteHref, isSafeHref} from '../../src/site/href.ts'

const site = {siteUrl: 'https://site.example/health'}

describe('absoluteHref', () => {
  it.each([
    ['https://example.org', 'https://example.org/'],
    ['/about', 'https://site.example/about'],
    ['about', 'https://site.example/health/about'],
    ['#part', 'https://site.example/health/#part'],
    ['//example.org/x', 'https://example.org/x'],
    ['mailto:a@example.org', 'mailto:a@example.org'],
    [' https://example.org/a b ', 'https://example.org/a%20b'],
  ])('makes %s absolute', (href, expected) => {
    expect(absoluteHref(href, site)).toBe(expected)
  })

  it('gives nothing for what a browser would run', () => {
    expect(absoluteHref('javascript:alert(1)', site)).toBeUndefined()
    expect(absoluteHref('https://[', site)).toBeUndefined()
  })

  it('never gives an address that runs, whatever is put in', () => {
    const hostile = fc.array(
      fc.constantFrom(
        'java',
        'script',
        ':',
        '\n',
        '\t',
        ' ',
        '\u0000',
        '\u200B',
        'JAVA',
        'data',
        '//',
        'x',
        '%0a',
        '\u00A0',
      ),
      {maxLength: 8},
    )
    fc.assert(
      fc.property(hostile, (parts) => {
        const url = absoluteHref(parts.join(''), site)
        if (url !== undefined) expect(new URL(url).protocol).toMatch(/^(?:https?|mailto|tel):$/)
      }),
      {numRuns: 2000},
    )
  })
})

it('isSafeHref sees through what browsers ignore', () => {
  expect(isSafeHref('java\u0000scr\nipt:x')).toBe(false)
  expect(isSafeHref('vbscript:x')).toBe(false)
  expect(isSafeHref('10:30')).toBe(true)
})

import fc from 'fast-check'
import {toString} from 'mdast-util-to-string'
import {micromark} from 'micromark'
import {gfm as gfmSyntax, gfmHtml} from 'micromark-extension-gfm'
import {visit} from 'unist-util-visit'
import {describe, expect, it} from 'vitest'
import {markdownToPortableText, portableTextToMarkdown, type Dialect} from '../../src/text/index.ts'
import {splitFrontMatter} from '../../src/text/parse/front-matter.ts'
import {parseMarkdown} from '../../src/text/parse/markdown.ts'
import {randomRuns} from '../random-runs.ts'
import {randomMarkdown} from './random-markdown.ts'
import {beyond, commonMark, gfm, type Example} from './specification.ts'

const htmlOf = (markdown: string): string =>
  micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfmSyntax()],
    htmlExtensions: [gfmHtml()],
  })

/** Removes white space that browsers do not show. */
const normal = (html: string): string =>
  html
    .replace(/\s+/g, ' ')
    .replace(/ (?=<)|(?<=>) /g, '')
    .trim()
const visible = (html: string): string =>
  html
    .replace(/<!--[^]*?-->/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, '')

interface Result {
  /** Numbers of the examples that render to different HTML. */
  readonly strict: number[]
  /** Numbers of the examples that show different text. */
  readonly text: number[]
  /** Numbers of the examples that change on a second round trip. */
  readonly stable: number[]
}

const tripOf = (examples: readonly Example[], dialect: Dialect): Result => {
  const result: Result = {strict: [], text: [], stable: []}
  for (const {number, markdown} of examples) {
    const blocks = markdownToPortableText(markdown, {dialect})
    const written = portableTextToMarkdown(blocks, {dialect})
    const again = markdownToPortableText(written, {dialect})
    const [before, after] = [normal(htmlOf(markdown)), normal(htmlOf(written))]
    if (before !== after) result.strict.push(number)
    if (visible(before) !== visible(after)) result.text.push(number)
    if (portableTextToMarkdown(again, {dialect}) !== written || JSON.stringify(again) !== JSON.stringify(blocks))
      result.stable.push(number)
  }
  return result
}

/** Links without text. Portable Text has no text there that could carry the mark. */
const linksWithoutWords = [484, 487]
/** Unclosed HTML, and quotes and lists that follow each other directly. */
const inDirectives = [173, 196, 242, 301]

describe('every example of CommonMark 0.31.2, to Portable Text and back', () => {
  it('are all there', () => {
    expect(commonMark.length).toBe(652)
  })

  it('renders to the same HTML, shows the same text, and a second trip changes nothing', () => {
    expect(tripOf(commonMark, 'portable')).toEqual({strict: linksWithoutWords, text: [], stable: []})
  })

  it('does so in the source dialect, where directives stand for what has no form', () => {
    const {strict, stable} = tripOf(commonMark, 'source')
    expect(strict.filter((number) => ![...linksWithoutWords, ...inDirectives].includes(number))).toEqual([])
    expect(stable.filter((number) => !inDirectives.includes(number))).toEqual([])
  })
})

describe('what GFM adds', () => {
  it('renders to the same HTML, shows the same text, and a second trip changes nothing', () => {
    expect(gfm.length).toBeGreaterThan(20)
    expect(tripOf(gfm, 'portable')).toEqual({strict: [], text: [], stable: []})
  })

  it('does so too for footnotes, alerts, and one within the other', () => {
    expect(beyond.length).toBe(37)
    expect(tripOf(beyond, 'portable')).toEqual({strict: [], text: [], stable: []})
  })
})

/** The visible text, without white space, HTML, and table cells that have no column heading, which are not shown. */
const wordsOf = (markdown: string): string => {
  const tree = parseMarkdown(splitFrontMatter(markdown).text)
  visit(tree, 'table', ({children: [head, ...rows]}) => {
    for (const row of rows) row.children.splice(head?.children.length ?? 0)
  })
  return toString(tree, {includeHtml: false, includeImageAlt: false}).replace(/\s+/g, '')
}

describe('random Markdown, to Portable Text and back', () => {
  it('shows the same words, and a second trip changes nothing', () => {
    fc.assert(
      fc.property(randomMarkdown, (markdown) => {
        // Skips two cases. A footnote inside a footnote absorbs what follows it, whatever its indentation. A footnote
        // with code absorbs the white space of blank lines.
        fc.pre(!/\[\^1\]:[^]*(?:\[\^1\]:|```|~~~|\n[ \t]+\n)/.test(markdown))
        const written = portableTextToMarkdown(markdownToPortableText(markdown))
        expect(wordsOf(written)).toBe(wordsOf(markdown))
        expect(portableTextToMarkdown(markdownToPortableText(written))).toBe(written)
      }),
      randomRuns(1000),
    )
  })
})

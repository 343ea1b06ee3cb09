import fc from 'fast-check'
import {defaultHandlers, toMarkdown} from 'mdast-util-to-markdown'
import {describe, expect, it} from 'vitest'
import {portableDialect, renderMarkdown} from '../../../src/text/write/markdown/to-markdown.ts'
import {searchedLinkHandlers} from '../../../src/text/write/markdown/links.ts'
import {escapedText} from '../../../src/text/write/markdown/text.ts'
import {renderHtml} from '../../../src/text/write/html.ts'
import {renderText} from '../../../src/text/write/plain.ts'
import {htmlByLibrary} from '../../text/html-by-library.ts'
import {parse, visible} from './fidelity.ts'
import {randomBlocks} from './random-blocks.ts'
import {treeOf} from './render-blocks.ts'

/** The cases are the same in every run. `npm run test:long` tries others. */
const seed = Number(process.env['SEED'] ?? 20261122)
const numRuns = Number(process.env['RUNS'] ?? 1500)

describe('random Portable Text', () => {
  it('comes back from Markdown with every character and every mark', () => {
    fc.assert(
      fc.property(randomBlocks, (blocks) => {
        const {tree} = treeOf(blocks)
        const markdown = renderMarkdown(tree)
        // A link at the start of a line, with the code `]:` as its text, reads as a definition.
        // Markdown has no other form for it.
        fc.pre(!/^[\s>*+.)\d-]*\[[^\]]*\]:/m.test(markdown))
        expect(visible(parse(markdown))).toEqual(visible(tree))
      }),
      {numRuns, seed},
    )
  })

  it('is the same Markdown with and without the search for characters to escape', () => {
    const {paragraph, heading} = defaultHandlers
    const searched = {
      ...portableDialect,
      handlers: {...portableDialect.handlers, text: escapedText, paragraph, heading, ...searchedLinkHandlers},
    }
    fc.assert(
      fc.property(randomBlocks, (blocks) => {
        const {tree} = treeOf(blocks)
        expect(renderMarkdown(tree)).toBe(toMarkdown(tree, searched))
      }),
      {numRuns, seed},
    )
  })

  it('is the HTML that the libraries make', () => {
    fc.assert(
      fc.property(randomBlocks, (blocks) => {
        const {tree} = treeOf(blocks)
        expect(renderHtml(tree)).toBe(htmlByLibrary(tree))
      }),
      {numRuns, seed},
    )
  })

  it('keeps every word as text', () => {
    fc.assert(
      fc.property(randomBlocks, (blocks) => {
        const {tree} = treeOf(blocks)
        const letters = (text: string): string => text.replace(/\s+/gu, '')
        const words = blocks.flatMap(({children}) => children.map(({text}) => text)).join('')
        // Every article ends with what is known of its review.
        const own = renderText(tree).replace(/No health professional has reviewed this yet\.\s*$/u, '')
        const markers = own.replace(/^(?: *(?:- |\d+\. ))+/gm, '')
        expect(letters(markers).length).toBeLessThanOrEqual(letters(words).length)
        for (const {children} of blocks) {
          const longest = children.map(({text}) => text.trim()).find((text) => /^[a-zA-Z]+$/.test(text))
          if (longest !== undefined) expect(renderText(tree)).toContain(longest)
        }
      }),
      {numRuns: Math.ceil(numRuns / 3), seed},
    )
  })
})

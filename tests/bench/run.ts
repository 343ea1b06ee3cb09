import {spawn} from 'node:child_process'
import {mkdtempSync, rmSync} from 'node:fs'
import {availableParallelism, tmpdir} from 'node:os'
import {join} from 'node:path'

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

const show = (name: string, {seconds, megabytes}: Measure, base?: Measure): void => {
  const ratio = base === undefined ? '' : `  ${(seconds / base.seconds).toFixed(2)} × export`
  console.log(
    `${name.padEnd(28)}${seconds.toFixed(1).padStart(7)} s${Math.round(articles / seconds)
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
  const exported = await run('export', ['--from', corpus, '--out', out])
  show('export, everything new', exported)
  show('export, nothing changed', await run('export', ['--from', corpus, '--out', out]), exported)
  show('validate, style included', await run('validate', ['--from', corpus]), exported)
  show('generate', generated, exported)
} finally {
  rmSync(folder, {recursive: true, force: true})
}

import {createWriteStream} from 'node:fs'
import {rename, rm} from 'node:fs/promises'
import {Readable} from 'node:stream'
import {pipeline} from 'node:stream/promises'
import {
  exitCodes,
  parseOptions,
  runCommand,
  UsageError,
  type ExitCode,
  type Terminal,
} from '../src/command-line/command.ts'
import {createCorpus} from '../src/corpus/create-corpus.ts'
import {count} from '../src/checks/reports/wording.ts'
import {describeEffort} from '../src/command-line/effort.ts'

export async function generate(terminal: Terminal): Promise<ExitCode> {
  const options = parseOptions(
    terminal,
    {articles: {type: 'string', default: '100'}, seed: {type: 'string', default: '1'}, out: {type: 'string'}},
    usage,
  )
  if (options.help === true) {
    terminal.stdout.write(usage)
    return exitCodes.fine
  }
  const {out} = options
  if (out === undefined) throw new UsageError(`Cannot write a corpus nowhere, expected --out FILE\n\n${usage}`)
  const corpus = {articles: wholeNumber(options.articles, 'articles'), seed: wholeNumber(options.seed, 'seed')}
  let documents = 0
  const lines = function* (): Generator<string> {
    for (const document of createCorpus(corpus)) {
      documents += 1
      yield `${JSON.stringify(document)}\n`
    }
  }
  const temporary = `${out}.part`
  try {
    await pipeline(Readable.from(lines()), createWriteStream(temporary))
    await rename(temporary, out)
  } catch (error) {
    await rm(temporary, {force: true})
    throw new UsageError(`Cannot write ${out}, ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  terminal.stderr.write(`${count(documents, 'document')} written to ${out}, ${describeEffort()}\n`)
  return exitCodes.fine
}

const usage = `Writes a corpus for measuring: articles of about 900 words with every block, mark and relation.

  npm run generate -- [--articles NUMBER] [--seed NUMBER] --out FILE

  --articles NUMBER  how many articles (default: 100)
  --seed NUMBER      the same seed gives the same corpus (default: 1)
  --out FILE         where to write it, as NDJSON
`

function wholeNumber(value: string, name: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 0)
    throw new UsageError(`Unexpected --${name} ${value}, expected a whole number`)
  return number
}

if (import.meta.main) await runCommand(generate)

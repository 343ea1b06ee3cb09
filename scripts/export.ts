import {existsSync, realpathSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {checkDataset} from './checking.ts'
import {exitCodes, parseOptions, runCommand, studioUrl, UsageError, type ExitCode} from './command.ts'
import type {Dataset} from './model/dataset.ts'
import {hasErrors} from './model/message.ts'
import {createSite} from './model/site.ts'
import {publish} from './publish.ts'
import {countRecords, toRecords} from './report/message-record.ts'
import {renderPretty} from './report/pretty.ts'
import {createProgress} from './report/progress.ts'
import {count, describeCounts, describeEffort} from './report/wording.ts'
import {openSource} from './source/open-source.ts'
import {readDataset} from './source/read-dataset.ts'
import {openOutput} from './write/output.ts'
import {WriteError} from './write/write-error.ts'

const usage = `Checks content and publishes it as Markdown, JSON feeds and a static JSON API.

  npm run export -- [--from PLACE] [--out FOLDER] [--now TIME]

  --from PLACE  a content folder, an .ndjson file, a .tar.gz dataset archive, or \`dataset\` for the
                hosted dataset of the environment (default: content)
  --out FOLDER  where to publish; the folder holds nothing else (default: dist)
  --now TIME    the moment that decides what is published already, such as 2026-11-22T08:00:00Z (default: now)

A document with errors is not written; what was published of it before stays.
Ends with 0 if all went well, 1 if there were errors, 2 if it was called wrongly.
`

const realPath = (path: string): string => (existsSync(path) ? realpathSync(path) : resolve(path))

const holds = (outer: string, inner: string): boolean => {
  const way = relative(outer, inner)
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(outer, way) === inner)
}

/** The output folder is emptied of what is stale, so it cannot be one that holds something else. */
const checkFolder = (out: string, from: string): void => {
  const [target, origin] = [realPath(out), realPath(from)]
  if (from !== 'dataset' && (holds(target, origin) || holds(origin, target))) {
    throw new UsageError(
      `Cannot write into ${out}, it holds the content or is a part of it: choose another folder with --out`,
    )
  }
  if (existsSync(join(out, 'package.json')) || existsSync(join(out, '.git', 'HEAD'))) {
    throw new UsageError(`Cannot write into ${out}, it holds a project: choose another folder with --out`)
  }
}

const parseMoment = (value: string | undefined): Date => {
  const now = value === undefined ? new Date() : new Date(value)
  if (Number.isNaN(now.getTime()))
    throw new UsageError(`Unexpected time ${value}, expected one such as 2026-11-22T08:00:00Z`)
  return now
}

/** Without sound settings no address and no id can be right: then nothing is published anew. */
const brokenSettings = (dataset: Dataset): string | undefined => {
  const entry = dataset.ofType('siteSettings')[0]
  if (entry !== undefined) return hasErrors(entry.file) ? entry.file.path : undefined
  return dataset.unreadableIds.has('siteSettings') ? 'siteSettings' : undefined
}

const exportContent = async (): Promise<ExitCode> => {
  const options = parseOptions(
    {from: {type: 'string', default: 'content'}, out: {type: 'string', default: 'dist'}, now: {type: 'string'}},
    usage,
  )
  if (options.help === true) {
    process.stdout.write(usage)
    return exitCodes.fine
  }
  const {from, out} = options
  const now = parseMoment(options.now)
  checkFolder(out, from)

  const colour = process.stderr.isTTY && process.env['NO_COLOR'] === undefined
  const progress = createProgress(process.stderr)
  const source = await openSource(from, process.env)
  try {
    progress.start(`Reading ${source.name}`)
    const dataset = await readDataset(source, progress.tick)
    const site = createSite(dataset)
    progress.start('Checking', dataset.entries.size)
    await checkDataset(dataset, {now, site, onDocument: progress.tick, withoutAdvice: true})

    const files = [...dataset.unreadable, ...dataset.general, ...[...dataset.entries.values()].map(({file}) => file)]
    const report = (more: typeof files = []): ReturnType<typeof countRecords> => {
      progress.stop()
      const records = toRecords([...files, ...more], studioUrl())
      process.stderr.write(renderPretty(records, {colour}))
      return countRecords(records)
    }
    const settings = brokenSettings(dataset)
    if (settings !== undefined) {
      report()
      process.stderr.write(
        `\nNothing was published: the settings in ${settings} have errors, and every address and id is made from them.\n`,
      )
      return exitCodes.contentErrors
    }

    progress.start('Publishing', dataset.entries.size)
    const output = openOutput(out)
    let result
    try {
      result = await publish(dataset, output, {site, now, onDocument: progress.tick})
    } catch (error) {
      output.discard()
      throw error
    }
    const counts = report([...result.files])
    const stale = result.stale === 0 ? '' : `, ${count(result.stale, 'document')} kept as published before`
    process.stderr.write(
      `\n${count(dataset.entries.size, 'document')} read, ${result.documents.toLocaleString('en')} published${stale}\n` +
        `${count(result.written, 'file')} written, ${result.unchanged.toLocaleString('en')} unchanged, ${result.removed.toLocaleString('en')} removed in ${out}\n` +
        `${describeCounts(counts)}, ${describeEffort()}\n`,
    )
    return counts.errors > 0 ? exitCodes.contentErrors : exitCodes.fine
  } catch (error) {
    if (!(error instanceof WriteError)) throw error
    progress.stop()
    process.stderr.write(`${error.message}\n`)
    return exitCodes.contentErrors
  } finally {
    progress.stop()
    await source.close()
  }
}

await runCommand(exportContent)

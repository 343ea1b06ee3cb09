import {existsSync} from 'node:fs'
import {join, relative, resolve, sep} from 'node:path'
import {isRecord} from '../content/document.ts'
import {count} from '../checks/reports/wording.ts'
import {explainFile, type Explanation} from '../publishing/explain.ts'
import {exitCodes, type ExitCode} from './command.ts'

/**
 * Tells what a published file is made from, and why it was made the last time.
 * @param path - inside the output folder, or from here
 */
export function explain(out: string, path: string, write: (text: string) => void): ExitCode {
  const inside = relative(resolve(out), resolve(path))
  const isFromHere = !inside.startsWith('..') && inside !== ''
  const name = (isFromHere ? inside : path).split(sep).join('/')
  const found = explainFile(out, name)
  if (found === undefined) {
    const isThere = existsSync(join(out, name))
    const reason = name.startsWith('manifest')
      ? 'it lists all other files, and is made from their names and hashes'
      : isThere
        ? 'no export is known that made it: run `npm run export`, then ask again'
        : 'there is no such file: give its path inside the output folder, such as feeds/feed.json'
    write(`Cannot explain ${name} in ${out}: ${reason}\n`)
    return exitCodes.contentErrors
  }
  const {step, key, run, why, asked} = found
  write(
    [
      `${name}`,
      `  made by the step "${step}"${key === '' ? '' : ` for ${key}`}, in run ${run}${why === undefined || why === '' ? '' : ` (why: ${why})`}`,
      '  made from (if one of these changes, it is made again):',
      ...factLines(asked),
      ...asked.parts.map(({collection, part}) => `    ${describePart(part)} of "${collection}"`),
      ...asked.moments.map(
        ({instant, answer}) =>
          `    whether ${new Date(instant).toISOString()} has come (${answer ? 'it has' : 'it has not'})`,
      ),
      '',
    ].join('\n'),
  )
  return exitCodes.fine
}

/** One line for each kind of thing and the same facts of it. */
function factLines({facts}: Explanation['asked']): string[] {
  const groups = Map.groupBy(facts, ({kind, names}) => `${kind}\n${describeNames(names)}`)
  return [...groups].map(([group, members]) => {
    const [kind = '', names = ''] = group.split('\n')
    const keys = members.map(({key}) => key).filter((key) => key !== '')
    const shown = keys.slice(0, maxKeys).join(', ')
    const more = keys.length > maxKeys ? ` and ${count(keys.length - maxKeys, 'more', 'more')}` : ''
    return `    ${kind}${shown === '' ? '' : ` ${shown}`}${more}: ${names}`
  })
}

function describeNames(names: readonly string[]): string {
  return names.includes('*') ? 'everything' : names.toSorted().join(', ')
}

/** How many keys of one kind are named. */
const maxKeys = 12

function describePart(text: string): string {
  const part: unknown = JSON.parse(text)
  if (part === 'count') return 'the number'
  if (!isRecord(part)) return 'a part'
  if (typeof part['last'] === 'number') return `the last ${part['last']}`
  if (typeof part['page'] === 'number') return `page ${part['page']} (of ${String(part['size'])} each)`
  if (typeof part['before'] === 'string') return `the ${String(part['count'])} before ${part['before']}`
  return 'all'
}

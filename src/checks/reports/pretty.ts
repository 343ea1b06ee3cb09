import {styleText} from 'node:util'
import type {Severity} from '../../content/findings.ts'
import type {MessageRecord} from './message-record.ts'

export interface PrettyOptions {
  readonly colour: boolean
}

/** Renders messages for people, grouped by file and line. */
export function renderPretty(records: readonly MessageRecord[], options: PrettyOptions): string {
  return [...Map.groupBy(records, place)]
    .map(([name, group]) => {
      const [first] = group
      const link = first === undefined ? undefined : editLink(first)
      const title = options.colour ? styleText('underline', name, {validateStream: false}) : name
      return [
        link === undefined ? title : `${title}\n  ${link}`,
        ...group.map((record) => renderRecord(record, options)),
      ].join('\n')
    })
    .map((group) => `${group}\n`)
    .join('\n')
}

function place({file, line}: MessageRecord): string {
  return line === undefined ? file : `${file}:${line}`
}

function editLink({studio}: MessageRecord): string | undefined {
  return studio?.replace(/;path=.*$/, '')
}

const colours = {error: 'red', warning: 'yellow', info: 'blue'} as const satisfies Record<Severity, string>
const words: Readonly<Record<Severity, string>> = {error: 'error', warning: 'warning', info: 'note'}

function renderRecord(record: MessageRecord, {colour}: PrettyOptions): string {
  const paint = (format: Parameters<typeof styleText>[0], text: string): string =>
    colour ? styleText(format, text, {validateStream: false}) : text
  const {severity, path, reason, ruleId, cause, note, docs} = record
  const head = `  ${paint(colours[severity], words[severity].padEnd(7))}  ${path === undefined ? '' : `${paint('cyan', path)}  `}${reason}`
  const tail = `${paint('dim', `${ruleId}${docs === undefined ? '' : `  ${docs}`}`)}`
  const more = [
    ...(cause === undefined || reason.includes(cause) ? [] : [`because: ${cause}`]),
    ...(note === undefined ? [] : [note]),
    tail,
  ]
  return [head, ...more.map((line) => `           ${line}`)].join('\n')
}

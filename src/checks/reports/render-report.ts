import type {Counts, MessageRecord} from './message-record.ts'
import {renderPretty, type PrettyOptions} from './pretty.ts'
import {renderSarif} from './sarif.ts'

export const formats = ['pretty', 'json', 'ndjson', 'sarif'] as const
export type Format = (typeof formats)[number]

export interface Summary extends Counts {
  readonly documents: number
}

export function isFormat(value: string): value is Format {
  return formats.some((format) => format === value)
}

export function renderReport(
  format: Format,
  records: readonly MessageRecord[],
  summary: Summary,
  options: PrettyOptions,
): string {
  return renderers[format](records, summary, options)
}

type Renderer = (records: readonly MessageRecord[], summary: Summary, options: PrettyOptions) => string

const renderers: Readonly<Record<Format, Renderer>> = {
  pretty: (records, _summary, options) => renderPretty(records, options),
  json: (messages, summary) => `${JSON.stringify({summary, messages}, null, 2)}\n`,
  ndjson: (records) => records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  sarif: (records) => renderSarif(records),
}

import {compareText} from '../../content/compare.ts'
import type {VFileMessage} from 'vfile-message'
import {severityOf, type Severity} from '../../content/findings.ts'
import type {ReadFile} from '../../content/snapshot.ts'

/** A message as machines read it. */
export interface MessageRecord {
  readonly file: string
  readonly line?: number
  readonly documentId?: string
  readonly documentType?: string
  readonly path?: string
  readonly severity: Severity
  readonly ruleId: string
  readonly source: string
  readonly reason: string
  readonly actual?: string
  readonly expected?: readonly string[]
  readonly note?: string
  readonly cause?: string
  readonly docs?: string
  readonly studio?: string
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

const causeOf = (cause: unknown): string | undefined => (cause instanceof Error ? cause.message : undefined)

const toRecord = (file: ReadFile, message: VFileMessage, studioUrl: string): MessageRecord => {
  const {line} = file.data
  const documentId = textOf(file.data['documentId'])
  const documentType = textOf(file.data['documentType'])
  const optional = {
    line: typeof line === 'number' ? line : (message.line ?? undefined),
    documentId,
    documentType,
    path: message.path,
    actual: message.actual ?? undefined,
    expected: message.expected ?? undefined,
    note: message.note,
    cause: causeOf(message.cause),
    docs: message.url,
    studio: studioLink(studioUrl, documentId, documentType, message.path),
  }
  return {
    file: file.path ?? '',
    severity: severityOf(message),
    ruleId: message.ruleId ?? '',
    source: message.source ?? '',
    reason: message.reason,
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

/** Opens the document in Studio, at the field if it is known (https://www.sanity.io/docs/studio/intents). */
const studioLink = (
  base: string,
  id: string | undefined,
  type: string | undefined,
  path: string | undefined,
): string | undefined => {
  if (id === undefined || type === undefined) return undefined
  const parts = [`id=${id}`, `type=${type}`, ...(path === undefined ? [] : [`path=${encodeURIComponent(path)}`])]
  return `${base.replace(/\/+$/, '')}/intent/edit/${parts.join(';')}`
}

export interface RecordFilter {
  readonly rules?: ReadonlySet<string>
  readonly types?: ReadonlySet<string>
}

const isChosen = ({ruleId, documentType}: MessageRecord, {rules, types}: RecordFilter): boolean =>
  (rules === undefined || rules.has(ruleId) || rules.has(ruleId.split('/')[0] ?? '')) &&
  (types === undefined || (documentType !== undefined && types.has(documentType)))

/** The messages of files, in the order of files, lines and findings. */
export const toRecords = (files: readonly ReadFile[], studioUrl: string, filter: RecordFilter = {}): MessageRecord[] =>
  [...new Set(files)]
    .toSorted((a, b) => compareText(a.path ?? '', b.path ?? '') || lineOf(a) - lineOf(b))
    .flatMap((file) => file.messages.map((message) => toRecord(file, message, studioUrl)))
    .filter((record) => isChosen(record, filter))

const lineOf = ({data}: ReadFile): number => (typeof data['line'] === 'number' ? data['line'] : 0)

export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

export const countRecords = (records: readonly MessageRecord[]): Counts => {
  const count = (severity: Severity): number => records.filter((record) => record.severity === severity).length
  return {errors: count('error'), warnings: count('warning'), notes: count('info')}
}

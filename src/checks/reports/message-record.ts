import {compareText} from '../../content/compare.ts'
import type {VFileMessage} from 'vfile-message'
import {severityOf, type Severity} from '../../content/findings.ts'
import type {ReadFile} from '../../content/entry.ts'

/** A message for programs. */
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

export interface RecordFilter {
  readonly rules?: ReadonlySet<string>
  readonly types?: ReadonlySet<string>
}

export interface Counts {
  readonly errors: number
  readonly warnings: number
  readonly notes: number
}

/** The messages of files, in the order of files, lines and findings. */
export function toRecords(files: readonly ReadFile[], studioUrl: string, filter: RecordFilter = {}): MessageRecord[] {
  return [...new Set(files)]
    .toSorted((a, b) => compareText(a.path ?? '', b.path ?? '') || lineOf(a) - lineOf(b))
    .flatMap((file) => recordsAt(placeOf(file), file.messages.map(toPlain), studioUrl))
    .filter((record) => isChosen(record, filter))
}

export function countRecords(records: readonly MessageRecord[]): Counts {
  const count = (severity: Severity): number => records.filter((record) => record.severity === severity).length
  return {errors: count('error'), warnings: count('warning'), notes: count('info')}
}

function placeOf({path, data}: ReadFile): MessagePlace {
  const {line} = data
  return {
    path: path ?? '',
    line: typeof line === 'number' ? line : undefined,
    documentId: textOf(data['documentId']),
    documentType: textOf(data['documentType']),
  }
}

function lineOf({data}: ReadFile): number {
  return typeof data['line'] === 'number' ? data['line'] : 0
}

/** A message as plain data, without the file that it is about. */
export type PlainMessage = Omit<MessageRecord, 'file' | 'documentId' | 'documentType' | 'studio'>

export function toPlain(message: VFileMessage): PlainMessage {
  return {
    severity: severityOf(message),
    ruleId: message.ruleId ?? '',
    source: message.source ?? '',
    reason: message.reason,
    ...present({
      line: message.line ?? undefined,
      path: message.path,
      actual: message.actual ?? undefined,
      expected: message.expected ?? undefined,
      note: message.note,
      cause: causeOf(message.cause),
      docs: message.url,
    }),
  }
}

/** What messages are about: a file, and the document in it, if there is one. */
export interface MessagePlace {
  readonly path: string
  readonly line?: number | undefined
  readonly documentId?: string | undefined
  readonly documentType?: string | undefined
}

/** Makes records of plain messages about one place. */
export function recordsAt(place: MessagePlace, messages: readonly PlainMessage[], studioUrl: string): MessageRecord[] {
  const {path: file, line, documentId, documentType} = place
  return messages.map(({severity, ruleId, source, reason, line: own, ...message}) => ({
    file,
    severity,
    ruleId,
    source,
    reason,
    ...present({
      line: line ?? own,
      documentId,
      documentType,
      ...message,
      studio: studioLink(studioUrl, documentId, documentType, message.path),
    }),
  }))
}

/** Orders records by file and line. */
export function inOrder(records: readonly MessageRecord[]): MessageRecord[] {
  return records.toSorted((a, b) => compareText(a.file, b.file) || (a.line ?? 0) - (b.line ?? 0))
}

function present<Value extends object>(fields: Value): {[Name in keyof Value]?: Exclude<Value[Name], undefined>} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Value]?: Exclude<Value[Name], undefined>
  }
}

export function isChosen({ruleId, documentType}: MessageRecord, {rules, types}: RecordFilter): boolean {
  return (
    (rules === undefined || rules.has(ruleId) || rules.has(ruleId.split('/')[0] ?? '')) &&
    (types === undefined || (documentType !== undefined && types.has(documentType)))
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function causeOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.message : undefined
}

/** A link that opens the document in Studio, at the field if it is known (https://www.sanity.io/docs/studio/intents). */
function studioLink(
  base: string,
  id: string | undefined,
  type: string | undefined,
  path: string | undefined,
): string | undefined {
  if (id === undefined || type === undefined) return undefined
  const parts = [`id=${id}`, `type=${type}`, ...(path === undefined ? [] : [`path=${encodeURIComponent(path)}`])]
  return `${base.replace(/\/+$/, '')}/intent/edit/${parts.join(';')}`
}

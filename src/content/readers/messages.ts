import {VFile} from 'vfile'
import {addMessage, type Finding} from '../findings.ts'

/** The rules of findings that readers report. Each has an anchor in `docs/rules.md`. */
export const readerRuleIds = [
  'archive-entry',
  'archive-limit',
  'document-depth',
  'document-id',
  'document-size',
  'document-type',
  'duplicate-id',
  'file-name',
  'json-syntax',
  'no-settings',
  'unreadable-file',
  'utf-8',
] as const
export type ReaderRuleId = (typeof readerRuleIds)[number]

export function reportError(file: VFile, ruleId: ReaderRuleId, finding: Finding): void {
  addMessage(file, finding, {ruleId, source: 'source', severity: 'error'})
}

export function reportWarning(file: VFile, ruleId: ReaderRuleId, finding: Finding): void {
  addMessage(file, finding, {ruleId, source: 'source', severity: 'warning'})
}

/** Creates a file that collects a reader's messages. */
export function createFile(path: string, line?: number): VFile {
  const file = new VFile({path})
  if (line !== undefined) file.data['line'] = line
  return file
}

/** Explains an error of the operating system to people. */
export function systemReason(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return systemReasons[code] ?? (error instanceof Error ? error.message : String(error))
}

const systemReasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EISDIR: 'it is a folder',
  ELOOP: 'its links go round in a circle',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of its path is not a folder',
  EPERM: 'no permission to read it',
}

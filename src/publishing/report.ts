import type {VFileMessage} from 'vfile-message'
import {toMessage, type Finding, type Severity} from '../content/findings.ts'
import type {ReadFile} from '../content/entry.ts'

/** Collects findings while a run publishes. */
export interface Report {
  /**
   * @param file - the file the document was read from, or undefined for a finding about the output itself
   * @param source - what found it: `export` by default
   */
  readonly add: (
    file: Pick<ReadFile, 'path' | 'data'> | undefined,
    ruleId: string,
    severity: Severity,
    finding: Finding,
    source?: string,
  ) => void
  readonly files: () => readonly ReadFile[]
}

/** @param folder - the output folder. Findings about the output itself have it as their file */
export function createReport(folder: string): Report {
  const byPath = new Map<string, ReadFile & {readonly messages: VFileMessage[]}>()
  return {
    add: (file, ruleId, severity, finding, source = 'export') => {
      const {path, data} = file ?? {path: folder, data: {}}
      const known = byPath.get(path) ?? {path, data, messages: []}
      byPath.set(path, known)
      known.messages.push(toMessage(finding, {ruleId, severity, source}))
    },
    files: () => [...byPath.values()],
  }
}

import type {VFileMessage} from 'vfile-message'
import {toMessage, type Finding, type Severity} from '../content/findings.ts'
import type {ReadFile} from '../content/snapshot.ts'

/** Gathers what a run finds while it publishes. */
export interface Report {
  /**
   * @param file - where the document was read; left out for what concerns the output itself
   * @param source - who found it; the export, where nothing is said
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

/** @param folder - the output's, which stands for the output itself in messages */
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

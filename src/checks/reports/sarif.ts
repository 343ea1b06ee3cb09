import type {Log, ReportingDescriptor, Result} from 'sarif'
import {pathToFileURL} from 'node:url'
import {isAbsolute, sep} from 'node:path'
import type {Severity} from '../../content/findings.ts'
import type {MessageRecord} from './message-record.ts'

/** Renders SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/), which code hosts show beside the files. */
export function renderSarif(records: readonly MessageRecord[]): string {
  const log: Log = {
    version: '2.1.0',
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    runs: [
      {
        tool: {driver: {name: 'bodytext', rules: [...Map.groupBy(records, ({ruleId}) => ruleId)].map(toRule)}},
        columnKind: 'unicodeCodePoints',
        results: records.map(toResult),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function toRule([id, [first]]: readonly [string, readonly MessageRecord[]]): ReportingDescriptor {
  return {
    id,
    ...(first?.docs === undefined ? {} : {help: {text: `See ${first.docs}`}}),
  }
}

const levels: Readonly<Record<Severity, Result.level>> = {error: 'error', warning: 'warning', info: 'note'}

function toResult({file, line, path, severity, ruleId, reason, note}: MessageRecord): Result {
  return {
    ruleId,
    level: levels[severity],
    message: {text: note === undefined ? reason : `${reason}. ${note}`},
    locations: [
      {
        physicalLocation: {
          artifactLocation: {uri: uriOf(file)},
          ...(line === undefined ? {} : {region: {startLine: line}}),
        },
        ...(path === undefined ? {} : {logicalLocations: [{fullyQualifiedName: path}]}),
      },
    ],
  }
}

function uriOf(path: string): string {
  return isAbsolute(path) ? pathToFileURL(path).href : path.split(sep).map(encodeURIComponent).join('/')
}

import {inOrder, recordsAt, toPlain, type MessageRecord, type PlainMessage} from '../checks/reports/message-record.ts'
import type {Store} from '../engine/store.ts'
import {quote, toMessage, type Finding, type Severity} from '../content/findings.ts'
import {collections} from './collections.ts'
import {createContentTable, type ContentRow} from './source/content-table.ts'

/** The steps that have findings, in the order in which their messages are shown. */
const kinds = ['checks', 'style', 'verdicts', 'pages', 'mails']

/** The step whose nodes are pictures. Its messages name the file of the picture. */
const pictures = 'pictures'

/**
 * Collects everything that is wrong with the content, from what the store keeps: of readers, checks and renderers.
 * @param reader - the name of the content, for findings about all of it
 * @param studioUrl - where Studio is, for links to documents
 */
export function recordsIn(store: Store, reader: string, studioUrl: string): MessageRecord[] {
  const table = createContentTable(store)
  const ofDocuments = store.slice(collections.findings, {all: true}).flatMap(({key: id}) => {
    const row = table.ofId(id).find(({role}) => role === 'document')
    const ofPictures = findingsIn(store.node(pictures, id)?.facts)
    if (ofPictures.length > 0)
      return ofPictures.flatMap((message) => recordsAt({path: message.actual ?? id}, [message], studioUrl))
    const messages = kinds.flatMap((kind) => findingsIn(store.node(kind, id)?.facts))
    return recordsAt(placeOf(id, row), messages, studioUrl)
  })
  const unreadable = table
    .ofRole('unreadable')
    .flatMap((row) => recordsAt({path: row.path, line: row.line}, row.findings, studioUrl))
  return inOrder([...unreadable, ...doubledRecords(table, studioUrl), ...generalRecords(table, reader), ...ofDocuments])
}

/** Makes a record of a finding about the output or the content as a whole. */
export function recordOf(
  file: string,
  ruleId: string,
  severity: 'error' | 'warning',
  finding: Parameters<typeof toMessage>[0],
): MessageRecord[] {
  return recordsAt({path: file}, [toPlain(toMessage(finding, {ruleId, severity, source: 'export'}))], '')
}

function placeOf(id: string, row: ContentRow | undefined) {
  return row === undefined ? {path: id} : {path: row.path, line: row.line, documentId: id, documentType: row.type}
}

function findingsIn(facts: Readonly<Record<string, unknown>> | undefined): readonly PlainMessage[] {
  const findings: unknown = facts?.['findings']
  // What a step put there as findings has this shape: see the facts of the steps above.
  return Array.isArray(findings) ? findings : []
}

type Table = ReturnType<typeof createContentTable>

/** Documents that share an id are all left out, because it is unclear which one is meant. */
function doubledRecords(table: Table, studioUrl: string): MessageRecord[] {
  return table.doubled().flatMap((id) => {
    const rows = table.ofId(id).filter(({role}) => role === 'document')
    return rows.flatMap((row, index) => {
      const other = rows[index === 0 ? 1 : 0]
      const finding = {
        reason: `Unexpected second document with the id ${quote(id)}, expected each id once`,
        path: ['_id'],
        actual: id,
        cause: other === undefined ? undefined : nameOf(other),
      }
      const place = {path: row.path, line: row.line, documentId: id, documentType: row.type}
      return recordsAt(place, [...row.findings, ofReader('duplicate-id', 'error', finding)], studioUrl)
    })
  })
}

function generalRecords(table: Table, reader: string): MessageRecord[] {
  const isThere = table.ofId('siteSettings').length > 0
  if (isThere || table.count('document') === 0 || table.hasType('siteSettings')) return []
  const finding = {
    reason: 'Cannot find the site settings, expected a document of type `siteSettings`',
    note: 'Addresses and ids are made up until there is one, and change then: add it before anybody reads the feeds',
  }
  return recordsAt({path: reader}, [ofReader('no-settings', 'warning', finding)], '')
}

function nameOf({path, line}: ContentRow): string {
  return line === undefined ? path : `${path}:${line}`
}

function ofReader(ruleId: string, severity: Severity, finding: Finding): PlainMessage {
  return toPlain(toMessage(finding, {ruleId, severity, source: 'source'}))
}

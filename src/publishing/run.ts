import type {Verdicts} from '../checks/verdict.ts'
import type {Change} from '../contract/resource-types.ts'
import type {ReadFile} from '../content/entry.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {toTimestamp} from '../content/time.ts'
import type {Output} from '../files/output/output.ts'
import {WriteError} from '../files/output/write-error.ts'
import {createEdition, isStanding, type Edition, type Page} from '../pages/edition.ts'
import type {Site} from '../site/site.ts'
import type {ChangeLog} from './changes.ts'
import {createEarlier, type Earlier, type EarlierDocument} from './earlier.ts'
import {createSubjects, type Subjects} from './filing.ts'
import {createReport, type Report} from './report.ts'

/** Documents that are kept as an earlier run published them, by id. */
export type Held = ReadonlyMap<string, EarlierDocument>

export interface RunOptions {
  readonly snapshot: Snapshot
  readonly verdicts: Verdicts
  readonly site: Site
  readonly now: Date
  readonly output: Output
  /** The log of changes that the run before left. */
  readonly log: ChangeLog | undefined
  readonly onDocument?: (() => void) | undefined
}

/** What all steps of one run share. */
export interface Run {
  readonly snapshot: Snapshot
  readonly output: Output
  readonly edition: Edition
  readonly subjects: Subjects
  readonly earlier: Earlier
  readonly log: ChangeLog | undefined
  /** The last change of each document, by its tag URI. */
  readonly lastChanges: ReadonlyMap<string, Change>
  /** The moment of the run (RFC 3339). */
  readonly now: string
  /** Ids of all documents in the snapshot, and of held documents that are not in it, sorted. */
  readonly ids: readonly string[]
  /** Pages that are published, in the order of ids. */
  readonly pages: readonly Page[]
  readonly held: Held
  readonly report: Report
  readonly onDocument: () => void
}

/** Starts a run from the content as it is now and what was published before. */
export function startRun({snapshot, verdicts, site, now, output, log, onDocument = () => {}}: RunOptions): Run {
  const earlier = createEarlier(output)
  const before = new Map<string, EarlierDocument>()
  for (const id of heldIds(snapshot, verdicts, earlier.ids)) {
    const document = earlier.get(id)
    if (document !== undefined) before.set(id, document)
  }
  const earlierPages = new Map([...before].flatMap(([id, {page}]) => (page === undefined ? [] : [[id, page] as const])))
  const edition = createEdition({snapshot, verdicts, site, earlier: earlierPages})
  const held = new Map(
    [...before].filter(([id]) => {
      const entry = snapshot.get(id)
      return entry === undefined || !isStanding(entry, earlierPages)
    }),
  )
  const ids = [...new Set([...snapshot.entries.keys(), ...held.keys()])].toSorted()
  const pages = ids.flatMap((id) => edition.pageOf(id) ?? [])
  return {
    snapshot,
    output,
    edition,
    subjects: createSubjects(pages, snapshot, site),
    earlier,
    log,
    lastChanges: new Map(log?.items.map((change) => [change.id, change])),
    now: toTimestamp(now.toISOString()) ?? '',
    ids,
    pages,
    held,
    report: createReport(output.folder),
    onDocument,
  }
}

/** @param file - the source file of the document, if the output is made from one document alone */
export function addFile(
  run: Run,
  file: ReadFile | undefined,
  path: string,
  content: string | Uint8Array,
  documentId?: string,
): void {
  return adding(run, file, () => run.output.add(path, content, documentId))
}

export function addParts(run: Run, path: string, parts: Iterable<string>): void {
  return adding(run, undefined, () => run.output.addParts(path, parts))
}

export function addFiles(run: Run, files: Iterable<OutputFile>): void {
  for (const {path, text, documentId} of files) addFile(run, undefined, path, text, documentId)
}

/** Returns the ids of documents whose earlier files are kept: those with errors, and those that could not be read. */
function heldIds(snapshot: Snapshot, verdicts: Verdicts, published: ReadonlySet<string>): ReadonlySet<string> {
  const held = [...snapshot.entries.keys()].filter((id) => verdicts.of(id).status === 'held')
  const lost = [...published].filter(
    (id) => snapshot.get(id) === undefined && (!snapshot.complete || snapshot.unreadableIds.has(id)),
  )
  return new Set([...held, ...lost])
}

/**
 * Adds something to the output. A foreign file in its place is reported. A full disk or a missing permission ends the
 * run.
 */
function adding({report}: Run, file: ReadFile | undefined, add: () => void): void {
  try {
    add()
  } catch (error) {
    if (!(error instanceof WriteError) || error.cause !== undefined) throw error
    report.add(file, 'foreign-file', 'error', {reason: error.message, actual: error.path})
  }
}

interface OutputFile {
  readonly path: string
  readonly text: string | Uint8Array
  readonly documentId?: string
}

import {VFile} from 'vfile'
import type {Change, ChangeLog} from './changes.ts'
import type {Snapshot} from '../content/snapshot.ts'
import {addMessage, hasErrors, type Finding, type Severity} from '../content/findings.ts'
import {createEdition, type Page, type Edition} from '../pages/edition.ts'
import {isRecalled} from '../content/recall.ts'
import type {Resource} from '../contract/resource-types.ts'
import type {Site} from '../site/site.ts'
import {createSubjects, type Subjects} from '../content/subjects.ts'
import {toTimestamp} from '../content/time.ts'
import {createEarlier, type Earlier, type EarlierDocument} from './earlier.ts'
import type {Output} from '../files/output.ts'
import {WriteError} from '../files/write-error.ts'

export interface PublishOptions {
  readonly site: Site
  readonly now: Date
  /** The log of changes to go on with where the output holds none. */
  readonly log?: ChangeLog | undefined
  readonly onDocument?: () => void
}

/** Everything one run of publishing knows and gathers. */
export interface Run {
  readonly snapshot: Snapshot
  readonly output: Output
  readonly edition: Edition
  readonly subjects: Subjects
  readonly earlier: Earlier
  /** The log as the run before left it. */
  readonly log: ChangeLog | undefined
  /** The last change of each document, by its tag URI. */
  readonly lastChanges: ReadonlyMap<string, Change>
  /** The moment of the run (RFC 3339). */
  readonly now: string
  /** Ids of all documents there are or were. */
  readonly ids: readonly string[]
  /** Pages that are published, in the order of ids. */
  readonly pages: readonly Page[]
  /** What is kept as an earlier run published it, by document. */
  readonly held: Map<string, EarlierDocument>
  /** Ids of documents published in this run. */
  readonly published: Set<string>
  /** The newest articles, oldest first, with their whole text. */
  readonly newestArticles: Resource[]
  /** Pictures that mails show, with the first newsletter that does. */
  readonly shownAssets: Map<string, string>
  /** Carries messages about the output itself. */
  readonly outputFile: VFile
  readonly onDocument: () => void
}

/** Puts a message of the export on a file. */
export const say = (file: VFile, ruleId: string, severity: Severity, finding: Finding): void => {
  addMessage(file, finding, {ruleId, severity, source: 'export'})
}

/** The ids whose earlier files are kept: documents with errors, and those the source could not give. */
const heldIds = (snapshot: Snapshot, published: ReadonlySet<string>): ReadonlySet<string> => {
  const held = [...snapshot.entries.values()].filter(({file}) => hasErrors(file)).map(({id}) => id)
  const lost = [...published].filter(
    (id) => snapshot.get(id) === undefined && (!snapshot.complete || snapshot.unreadableIds.has(id)),
  )
  return new Set([...held, ...lost])
}

/** Looks at what there is now and what was published before. */
export const startRun = (
  snapshot: Snapshot,
  output: Output,
  log: ChangeLog | undefined,
  {site, now, onDocument = () => {}}: PublishOptions,
): Run => {
  const earlier = createEarlier(output)
  const before = new Map<string, EarlierDocument>()
  for (const id of heldIds(snapshot, earlier.ids)) {
    const document = earlier.get(id)
    if (document !== undefined) before.set(id, document)
  }
  const earlierPages = new Map([...before].flatMap(([id, {page}]) => (page === undefined ? [] : [[id, page] as const])))
  const edition = createEdition(snapshot, site, now, earlierPages)
  const isStaying = (id: string): boolean => {
    const entry = snapshot.get(id)
    return entry !== undefined && earlierPages.has(id) && isRecalled(entry.document)
  }
  const held = new Map([...before].filter(([id]) => !isStaying(id)))
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
    published: new Set(),
    newestArticles: [],
    shownAssets: new Map(),
    outputFile: new VFile({path: output.folder}),
    onDocument,
  }
}

/** Adds something to the output. What is in somebody else's way is reported; a full disk or a missing permission ends the run. */
const adding = (file: VFile, add: () => void): void => {
  try {
    add()
  } catch (error) {
    if (!(error instanceof WriteError) || error.cause !== undefined) throw error
    say(file, 'foreign-file', 'error', {reason: error.message, actual: error.path})
  }
}

export const addFile = (
  {output}: Run,
  file: VFile,
  path: string,
  content: string | Uint8Array,
  documentId?: string,
): void => adding(file, () => output.add(path, content, documentId))

export const addParts = ({output, outputFile}: Run, path: string, parts: Iterable<string>): void =>
  adding(outputFile, () => output.addParts(path, parts))

interface OutputFile {
  readonly path: string
  readonly text: string
  readonly documentId?: string
}

export const addFiles = (run: Run, files: Iterable<OutputFile>): void => {
  for (const {path, text, documentId} of files) addFile(run, run.outputFile, path, text, documentId)
}

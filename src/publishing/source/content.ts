import {lstatSync} from 'node:fs'
import {toPlain, type PlainMessage} from '../../checks/reports/message-record.ts'
import {assetTypes, parseImageAssetId} from '../../content/assets.ts'
import {isSanityDocument, type SanityDocument} from '../../content/document.ts'
import {isUnpublished, publishedIdOf} from '../../content/ids.ts'
import {assetsIn, readFolderFile} from '../../content/readers/folder.ts'
import type {Reader, ReadRecord, Revisions} from '../../content/readers/reader.ts'
import type {Asset} from '../../content/snapshot.ts'
import type {Graph, Input} from '../../engine/graph.ts'
import type {Store} from '../../engine/store.ts'
import {stampOf} from '../../content/readers/file-stamp.ts'
import {sha256} from '../../files/hash.ts'
import {assets, documents, factsOf, known, places, placesOf} from '../inputs.ts'
import {createContentTable, type ContentRow, type Role} from './content-table.ts'
import {readDocument} from './document-source.ts'
import {scanFolder, type FolderScan} from './scan-folder.ts'

/** The content that a graph is made from. */
export interface Content {
  /** Reads what changed since the last time, and puts it into the graph. @returns whether anything is different */
  readonly update: (graph: () => Promise<Graph>, options: UpdateOptions) => Promise<boolean>
  readonly asset: (id: string) => Promise<Asset | undefined>
}

interface UpdateOptions {
  /** What is different in the folder, if somebody has looked already. */
  readonly scan?: FolderScan | undefined
  /** Called for each record that is read. */
  readonly onRecord: () => void
  /** Ids of documents that an earlier run published, if the store is new. */
  readonly published: readonly string[]
}

/** @param forget - called with the ids of documents that are read again, before anything asks for them */
export function openContentOf(reader: Reader, store: Store, forget: (id: string) => void): Content {
  const table = createContentTable(store)
  let found: Promise<ReadonlyMap<string, Asset>> | undefined

  /** Puts what is known of ids into the graph. */
  const settle = (ids: ReadonlySet<string>, fresh: ReadonlyMap<string, SanityDocument>): Input[] =>
    [...ids].flatMap((id) => inputsOf(id, table.ofId(id), fresh.get(id)))

  const findAssets = async (): Promise<ReadonlyMap<string, Asset>> =>
    reader.folder === undefined || table.count('asset') > 0
      ? reader.assets(table.ofRole('asset').flatMap(documentOf))
      : new Map(await assetsIn(reader.folder))

  const putAssets = async (graphOf: () => Promise<Graph>): Promise<boolean> => {
    found = findAssets()
    const now = await found
    const before = store.keysOf(assets.name)
    const isSame = ([id, {origin, stamp}]: readonly [string, Asset]): boolean => {
      const facts = store.facts(assets.name, id)
      return facts !== undefined && facts['origin'] === origin && facts['stamp'] === stamp
    }
    const changed = [
      ...[...now].filter((asset) => !isSame(asset)).map(([, asset]) => assetInput(asset)),
      ...before.filter((id) => !now.has(id)).map((key) => ({kind: assets, key})),
    ]
    if (changed.length > 0) (await graphOf()).put(changed)
    return changed.length > 0
  }

  return {
    update: async (graphOf, options) => {
      let isDifferent = false
      const take = async ({rows = [], gone = [], ids, fresh = new Map()}: Changes): Promise<void> => {
        const graph = await graphOf()
        for (const id of ids) forget(id)
        isDifferent ||= gone.length > 0 || rows.some((row) => !isSame(table.get(row.place), row))
        store.transaction(() => {
          for (const place of gone) table.remove(place)
          for (const row of rows) table.put(row)
          graph.put(settle(ids, fresh))
        })
      }
      if (reader.folder !== undefined)
        await readFolder(options.scan ?? scanFolder(reader.folder, store), table, options, take)
      else if (reader.revisions !== undefined && table.count('document') > 0)
        await readRevisions(reader.revisions, table, options, take)
      else await readStream(reader, table, options, take)
      return (await putAssets(graphOf)) || isDifferent
    },
    // Where nothing changed, nobody has looked for them yet.
    asset: async (id) => (await (found ??= findAssets())).get(id),
  }
}

function assetInput({id, origin, stamp}: Asset): Input {
  const hash = parseImageAssetId(id)?.hash
  return {
    kind: assets,
    key: id,
    facts: {origin, ...(stamp === undefined ? {} : {stamp})},
    places: hash === undefined ? [] : [{in: places.assetsNamed(hash), at: id}],
  }
}

/** What is different in the content. It is taken over some at a time, in one transaction with what the graph learns. */
interface Changes {
  readonly rows?: readonly ContentRow[]
  readonly gone?: readonly string[]
  readonly ids: ReadonlySet<string>
  /** The documents that were just read, by id. */
  readonly fresh?: ReadonlyMap<string, SanityDocument>
}

type Take = (changes: Changes) => Promise<void>

/** Collects rows, and hands them over some at a time. */
function createBatch(take: Take) {
  let rows: ContentRow[] = []
  let ids = new Set<string>()
  let fresh = new Map<string, SanityDocument>()
  const flush = async (): Promise<void> => {
    if (rows.length > 0) await take({rows, ids, fresh})
    rows = []
    ids = new Set()
    fresh = new Map()
  }
  return {
    add: async (row: ContentRow, formerId: string | undefined, document: SanityDocument | undefined): Promise<void> => {
      rows.push(row)
      for (const id of [row.id, formerId]) if (id !== undefined) ids.add(id)
      if (document !== undefined && row.role === 'document') fresh.set(document._id, document)
      if (rows.length === chunk) await flush()
    },
    flush,
  }
}

const chunk = 300

/** Reads what changed in a folder. */
async function readFolder(scan: FolderScan, table: ContentTable, options: UpdateOptions, take: Take): Promise<void> {
  const batch = createBatch(take)
  for (const {stat, ...file} of scan.changed) {
    options.onRecord()
    const started = Date.now()
    const record = readFolderFile(file)
    const {path} = file
    const settled = file.isFile ? settledStat(stat, path, started) : stat
    const row = record === undefined ? {...nothing, place: path, path, stat: settled} : toRow(path, record, settled)
    const keepsJson = row.role === 'asset'
    await batch.add({...row, json: keepsJson ? row.json : undefined}, table.get(path)?.id, record?.document)
  }
  await batch.flush()
  await endReading(table, scan.gone, options, take)
}

/**
 * Removes the records that were not found again. If something could not be read and nobody knows what it was, they may
 * only be lost: what was published of them stays.
 */
async function endReading(
  table: ContentTable,
  unseen: readonly string[],
  {published}: UpdateOptions,
  take: Take,
): Promise<void> {
  const rows = unseen.flatMap((place) => table.get(place) ?? [])
  const ids = new Set(rows.flatMap(({id}) => id ?? []))
  const isComplete = table.ofRole('unreadable').every(({id, place}) => id !== undefined || unseen.includes(place))
  if (isComplete) {
    if (unseen.length > 0) await take({gone: unseen, ids})
    return
  }
  const lost = published
    .filter((id) => table.ofId(id).length === 0)
    .map((id): ContentRow => ({...nothing, place: `${id}#lost`, path: id, id, role: 'lost'}))
  for (const {id} of lost) if (id !== undefined) ids.add(id)
  await take({
    gone: rows.filter(({role}) => role !== 'document' && role !== 'lost').map(({place}) => place),
    rows: [
      ...rows.filter(({role}) => role === 'document').map((row): ContentRow => ({...row, role: 'lost', stat: ''})),
      ...lost,
    ],
    ids,
  })
}

type ContentTable = ReturnType<typeof createContentTable>

/**
 * Returns what to remember of a file that was just read. A file that was written in the same moment may be written once
 * more without a difference to be seen, so nothing is remembered of it.
 */
function settledStat(stat: string, path: string, started: number): string {
  const changed = lstatSync(path, {throwIfNoEntry: false})?.ctimeMs ?? Infinity
  return changed > started - unsettled || stampOf(path) !== stat ? '' : stat
}

/** How long a file may still be changing without its times showing it, in milliseconds. */
const unsettled = 100

/** Reads a stream of records to its end, and keeps those that changed. */
async function readStream(reader: Reader, table: ContentTable, options: UpdateOptions, take: Take): Promise<void> {
  const unseen = table.stats()
  const counts = new Map<string, number>()
  const batch = createBatch(take)
  for await (const record of reader.records()) {
    options.onRecord()
    const name = record.document?._id ?? record.id ?? record.file.path ?? ''
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    const row = toRow(`${name}#${count}`, record, revisionOf(record, reader.revisions))
    const known = table.get(row.place)
    unseen.delete(row.place)
    if (!isSame(known, row)) await batch.add(row, known?.id, record.document)
  }
  await batch.flush()
  await endReading(table, [...unseen.keys()], options, take)
}

/** Asks which documents have changed, and reads only those. */
async function readRevisions(
  revisions: Revisions,
  table: ContentTable,
  options: UpdateOptions,
  take: Take,
): Promise<void> {
  const unseen = table.stats()
  const batch = createBatch(take)
  const add = async (place: string, record: ReadRecord): Promise<void> =>
    batch.add(toRow(place, record, revisionOf(record, revisions)), table.get(place)?.id, record.document)
  try {
    const changed: string[] = []
    for await (const {id, revision} of revisions.list()) {
      options.onRecord()
      const place = `${id}#1`
      if (revision !== '' && unseen.get(place) === revision) unseen.delete(place)
      else changed.push(id)
    }
    for await (const record of revisions.read(changed)) {
      const place = `${record.document?._id ?? record.id ?? record.file.path ?? ''}#1`
      unseen.delete(place)
      await add(place, record)
    }
  } catch (error) {
    const record = revisions.describe(error)
    await add(`${record.file.path ?? ''}#1`, record)
  }
  await batch.flush()
  await endReading(table, [...unseen.keys()], options, take)
}

/** What tells that a document of a stream is still the same, if the reader knows. */
function revisionOf({document}: ReadRecord, revisions: Revisions | undefined): string {
  return document === undefined || revisions === undefined ? '' : revisions.of(document)
}

const nothing: Omit<ContentRow, 'place' | 'path'> = {
  line: undefined,
  id: undefined,
  type: undefined,
  role: 'ignored',
  hash: '',
  stat: '',
  json: undefined,
  findings: [],
}

function isSame(a: ContentRow | undefined, b: ContentRow): boolean {
  return a !== undefined && a.hash === b.hash && a.role === b.role && a.path === b.path && a.line === b.line
}

function toRow(place: string, {file, document, id}: ReadRecord, stat: string): ContentRow {
  const {line} = file.data
  const json = document === undefined ? undefined : JSON.stringify(document)
  const findings = file.messages.map(toPlain)
  return {
    place,
    path: file.path ?? '',
    line: typeof line === 'number' ? line : undefined,
    id: document === undefined ? (id === '' ? undefined : id) : publishedIdOf(document._id),
    type: document?._type,
    role: roleOf(document),
    hash: sha256(json ?? JSON.stringify(findings)).slice(0, 32),
    stat,
    json,
    findings,
  }
}

function roleOf(document: SanityDocument | undefined): Role {
  if (document === undefined) return 'unreadable'
  if (isUnpublished(document._id)) return 'draft'
  return assetTypes.has(document._type) ? 'asset' : 'document'
}

function documentOf({json}: ContentRow): SanityDocument[] {
  const value: unknown = json === undefined ? undefined : JSON.parse(json)
  return isSanityDocument(value) ? [value] : []
}

/** What the graph gets to know of an id, from its records. */
function inputsOf(id: string, rows: readonly ContentRow[], fresh: SanityDocument | undefined): Input[] {
  const own = rows.filter(({role}) => role === 'document')
  const [row] = own
  const document = own.length === 1 && row !== undefined ? (fresh ?? readDocument(own)) : undefined
  const isUnreadable = own.length > 1 || rows.some(({role}) => role === 'unreadable')
  const isLost = isUnreadable || rows.some(({role}) => role === 'lost')
  const findings: readonly PlainMessage[] = document === undefined ? [] : (row?.findings ?? [])
  const isKnown = document !== undefined || isLost
  return [
    document === undefined
      ? {kind: documents, key: id}
      : {kind: documents, key: id, facts: factsOf(document), places: placesOf(document)},
    {
      kind: known,
      key: id,
      facts: {
        ...(row === undefined ? {} : {path: row.path}),
        ...(isUnreadable ? {isUnreadable} : {}),
        ...(rows.some(({role}) => role === 'draft') ? {hasDraft: true} : {}),
        ...(findings.length === 0 ? {} : {findings}),
      },
      places: isKnown ? [{in: places.all, at: id}] : [],
    },
  ]
}

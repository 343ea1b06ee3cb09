import type {VFile} from 'vfile'
import {assetTypes} from '../assets.ts'
import type {Entry} from '../entry.ts'
import {createSnapshot, type WholeSnapshot} from '../snapshot.ts'
import type {SanityDocument} from '../document.ts'
import {isUnpublished, publishedIdOf} from '../ids.ts'
import {quote} from '../findings.ts'
import {createFile, reportError, reportWarning} from './messages.ts'
import type {Reader} from './reader.ts'

/**
 * Reads all documents of a reader into a snapshot. Drafts and versions are left out; only their published ids are
 * recorded. Documents that share an id are all left out, because it is unclear which one is meant.
 * @param onRecord - called after each record, for progress
 */
export async function readSnapshot(reader: Reader, onRecord: () => void = () => {}): Promise<WholeSnapshot> {
  const entries = new Map<string, Entry & {readonly file: VFile}>()
  const doubled = new Map<string, VFile>()
  const unpublished = new Set<string>()
  const unreadable: VFile[] = []
  const unreadableIds = new Set<string>()
  const assetDocuments: SanityDocument[] = []
  let complete = true

  for await (const {file, document, id} of reader.records()) {
    onRecord()
    if (document === undefined) {
      unreadable.push(file)
      if (id === undefined) complete = false
      else if (id !== '') unreadableIds.add(id)
      continue
    }
    if (isUnpublished(document._id)) {
      unpublished.add(publishedIdOf(document._id))
      continue
    }
    if (assetTypes.has(document._type)) {
      assetDocuments.push(document)
      continue
    }
    const first = entries.get(document._id)?.file ?? doubled.get(document._id)
    if (first === undefined) {
      entries.set(document._id, {id: document._id, type: document._type, document, file})
      continue
    }
    for (const [own, other] of [
      [file, first],
      ...(doubled.has(document._id) ? [] : [[first, file] as const]),
    ] as const) {
      reportError(own, 'duplicate-id', {
        reason: `Unexpected second document with the id ${quote(document._id)}, expected each id once`,
        path: ['_id'],
        actual: document._id,
        cause: placeOf(other),
      })
      unreadable.push(own)
    }
    entries.delete(document._id)
    doubled.set(document._id, first)
    unreadableIds.add(document._id)
  }
  const general: VFile[] = []
  if (
    entries.size > 0 &&
    !unreadableIds.has('siteSettings') &&
    ![...entries.values()].some(({type}) => type === 'siteSettings')
  ) {
    const file = createFile(reader.name)
    reportWarning(file, 'no-settings', {
      reason: 'Cannot find the site settings, expected a document of type `siteSettings`',
      note: 'Addresses and ids are made up until there is one, and change then: add it before anybody reads the feeds',
    })
    general.push(file)
  }
  return createSnapshot({
    general,
    entries: entries.values(),
    assets: await reader.assets(assetDocuments),
    unpublished,
    unreadable,
    unreadableIds,
    complete,
  })
}

function placeOf(file: VFile): string {
  const {line} = file.data
  return typeof line === 'number' ? `${file.path}:${line}` : file.path
}

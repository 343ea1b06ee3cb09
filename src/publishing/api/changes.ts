import type {z} from 'zod'
import {digestOf, type ChangeLog} from '../changes.ts'
import type {Hash} from '../../pages/render-document.ts'
import type * as contract from '../../contract/changes.ts'
import type {ReadOnly} from '../../contract/read-only.ts'
import {schemaVersion} from '../../contract/resource-types.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'
import {renderChecked} from '../../contract/checked-json.ts'
import {compact} from '../../contract/compact.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'

/**
 * Renders the log in pages: the newest, which consumers poll, and the older ones, numbered from the oldest. A page is
 * left out if every document on it has changed since.
 */
export function renderChanges({log, cursor, items}: ChangeLog, site: Site, hash: Hash): RenderedFile[] {
  const archived = Math.max(0, Math.floor(cursor / changesPageSize) - 1)
  const urlOf = (page?: number): string => fileUrl(site, outputPaths.changes(page))
  const live = Map.groupBy(items, ({seq}) => Math.min(archived + 1, Math.ceil(seq / changesPageSize)))
  const pages = Array.from({length: archived}, (_, index) => index + 1).filter((page) => live.has(page))
  const before = (page: number): string | undefined => {
    const found = pages.findLast((each) => each < page)
    return found === undefined ? undefined : urlOf(found)
  }
  const newest: Changes = {
    schemaVersion,
    log,
    cursor,
    from: archived * changesPageSize + 1,
    count: items.filter(({sha256}) => sha256 !== undefined).length,
    digest: digestOf(items, hash),
    links: {self: urlOf(), ...compact({previous: before(archived + 1)})},
    items: live.get(archived + 1) ?? [],
  }
  const older = pages.map((page): Archive => ({
    schemaVersion,
    log,
    from: (page - 1) * changesPageSize + 1,
    to: page * changesPageSize,
    links: {self: urlOf(page), current: urlOf(), ...compact({previous: before(page)})},
    items: live.get(page) ?? [],
  }))
  return [
    {path: outputPaths.changes(), text: renderChecked('Changes', newest)},
    ...older.map((archive, index) => ({
      path: outputPaths.changes(pages[index]),
      text: renderChecked('ChangesArchive', archive),
    })),
  ]
}

/** How many numbers one older page covers. The newest page covers as many, and all numbers after them. */
const changesPageSize = 200

type Changes = ReadOnly<z.infer<typeof contract.changes>>
type Archive = ReadOnly<z.infer<typeof contract.changesArchive>>

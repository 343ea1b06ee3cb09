import {nextLog, type ChangeLog, type PublishedState} from './changes.ts'
import type {Change} from '../contract/resource-types.ts'
import {changes, changesArchive} from '../contract/changes.ts'
import {facets} from '../content/kinds.ts'
import type {PublishedDocument} from './rendered-edition.ts'
import {facetLinks} from '../contract/resource-types.ts'
import {undatedAt} from './feeds/dates.ts'
import {sha256} from '../files/hash.ts'
import type {Output} from '../files/output/output.ts'
import type {Run} from './run.ts'

/** The log of an earlier run. */
export interface EarlierLog {
  readonly log: ChangeLog | undefined
  /** Whether there is a log that cannot be read completely. A new log must begin then. */
  readonly isLost: boolean
}

/** Reads all pages of the log that an earlier run published. */
export function readLog(output: Output): EarlierLog {
  const paths = output.previous.files.map(({path}) => path).filter((path) => path.startsWith('api/v1/changes/'))
  if (paths.length === 0) return {log: undefined, isLost: false}
  const values = paths.map((path) => parse(output.readPrevious(path)))
  const newest = values.flatMap((value) => changes.safeParse(value).data ?? [])[0]
  const archives = values.flatMap((value) => changesArchive.safeParse(value).data ?? [])
  if (newest === undefined || archives.length !== paths.length - 1) return {log: undefined, isLost: true}
  const items: readonly Change[] = [...archives.flatMap((archive) => archive.items), ...newest.items]
  return {
    log: {log: newest.log, cursor: newest.cursor, items: items.toSorted((a, b) => a.seq - b.seq)},
    isLost: false,
  }
}

/** Returns the log after a run. */
export function continueLog(run: Run, documents: readonly PublishedDocument[]): ChangeLog {
  return nextLog({
    before: run.log,
    states: documents.map(toState),
    now: run.now,
    undated: undatedAt(run.edition.site),
    aboutOf: (tag) => {
      const resource = run.earlier.get(tag.split('/').at(-1) ?? '')?.resource
      return resource?.type === 'article'
        ? facets.flatMap((facet) => facetLinks(resource, facet).map(({id}) => id))
        : []
    },
    hash: sha256,
  })
}

const decoder = new TextDecoder()

function parse(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined
  try {
    return JSON.parse(decoder.decode(bytes))
  } catch {
    return undefined
  }
}

function toState({brief, sha256: hash}: PublishedDocument): PublishedState {
  return {
    id: brief.id,
    type: brief.type,
    url: brief.url,
    api: brief.links.self,
    sha256: hash,
    dateModified: brief.dateModified,
    date: brief.datePublished,
    isRecalled: brief.recall !== undefined,
  }
}

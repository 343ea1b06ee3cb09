import type {FileState} from './file-states.ts'
import type {FolderMessage} from './folder-message.ts'
import {createMassDeletion} from './mass-deletion.ts'
import type {Listing} from './read-folder.ts'

export interface MissingFilesOptions {
  /** The content folder, for messages. */
  readonly folder: string
  /** The states of all files that the lake knows. */
  readonly known: () => readonly FileState[]
  /** Whether the lake still has the document of a file, so that a missing file would delete it. */
  readonly wouldDelete: (state: FileState) => boolean
  readonly report: (message: FolderMessage) => void
}

/** What it means that files are missing. */
export type Missing =
  | {
      /** The folder is away, empty or cannot be read. Nothing is taken from it, and nothing written into it. */
      readonly isAway: true
    }
  | {
      readonly isAway: false
      /** Files that were deleted. */
      readonly gone: readonly FileState[]
      /** Files that may come back, or that cannot be seen. */
      readonly waiting: readonly FileState[]
      /** How many milliseconds to wait before another look; undefined if none is needed. */
      readonly lookAgainIn: number | undefined
    }

/**
 * Tells deleted files from files that are away: a folder that was moved, unmounted, emptied at once or locked is
 * trouble to be told, and no wish to delete everything that was in it.
 */
export function createMissingFiles({folder, known, wouldDelete, report}: MissingFilesOptions) {
  const mass = createMassDeletion()
  let missedOnce: ReadonlySet<string> = new Set()
  let trouble: string | undefined
  let hidden = new Set<string>()

  const away = (reason: string): Missing => {
    if (trouble !== reason) report({severity: 'error', path: folder, reason: `${reason}. ${whatAwayMeans}`})
    trouble = reason
    return {isAway: true}
  }

  const tellUnreadable = (unreadable: Listing['unreadable']): void => {
    for (const {path, reason} of unreadable) {
      if (hidden.has(path)) continue
      report({
        severity: 'error',
        path,
        reason: `Cannot read it, ${reason}. What was published of it before stays, until it can be read`,
      })
    }
    hidden = new Set(unreadable.map(({path}) => path))
  }

  const holdMass = (gone: readonly FileState[], all: number): number | undefined => {
    const wasWaiting = mass.isWaiting()
    const deleted = gone.filter(wouldDelete).length
    const wait = mass.wait(deleted, all)
    if (wait !== undefined && !wasWaiting) {
      report({
        severity: 'warning',
        path: folder,
        reason: `${deleted} of ${all} documents have lost their files at once. They are deleted in five seconds, unless the files are back by then`,
      })
    }
    if (wait === undefined && wasWaiting) {
      report({
        severity: 'warning',
        path: folder,
        reason:
          deleted > all / 2
            ? `${deleted} documents were deleted, because their files are gone. Their history keeps them: put the files back, or restore them in Studio`
            : 'Most of the missing files are back. Their documents stay',
      })
    }
    return wait
  }

  return {
    /**
     * @param moved - ids of documents that other files hold now
     * @param isFirstLook - a file that is missing for the first time may be on its way to another place
     */
    judge: (
      {files, unreadable}: Listing,
      {moved, isFirstLook}: {readonly moved: ReadonlySet<string>; readonly isFirstLook: boolean},
    ): Missing => {
      const all = known()
      const root = unreadable.find(({path}) => path === '')
      if (root !== undefined) return away(`Cannot read the content folder, ${root.reason}`)
      tellUnreadable(unreadable)
      const onDisk = new Set(files.map(({path}) => path))
      const missing = all.filter(({path}) => !onDisk.has(path))
      const isHidden = ({path}: FileState): boolean =>
        unreadable.some((each) => path === each.path || path.startsWith(`${each.path}/`))
      if (files.length === 0 && missing.filter(wouldDelete).length > 1)
        return away(`The content folder is empty, and the lake knows ${all.length} documents of it`)
      if (trouble !== undefined) {
        trouble = undefined
        report({severity: 'info', path: folder, reason: `The content folder is back, with ${files.length} documents`})
      }
      const candidates = missing.filter((state) => !isHidden(state) && (!isFirstLook || missedOnce.has(state.path)))
      missedOnce = new Set(missing.map(({path}) => path))
      const wait = holdMass(
        candidates.filter(({documentId}) => !moved.has(documentId)),
        all.length,
      )
      const gone = wait === undefined ? candidates : candidates.filter(({documentId}) => moved.has(documentId))
      const waiting = missing.filter((state) => !gone.includes(state))
      const isUnsettled = waiting.some((state) => !isHidden(state))
      return {isAway: false, gone, waiting, lookAgainIn: wait ?? (isUnsettled ? shortWait : undefined)}
    },
    /** Whether the folder cannot be trusted at the moment: it is away, or most of its files are missing. */
    isInTrouble: (): boolean => trouble !== undefined || mass.isWaiting(),
  }
}

/** Files that may still be in the middle of being moved or written are looked at again after this many milliseconds. */
export const shortWait = 300

const whatAwayMeans =
  'Nothing is deleted: everything is safe in the database, Studio goes on, and what is published meanwhile is written when the folder is back. Bring it back, for example with `git checkout`; or let the lake write it anew: `npm run lake -- files`'

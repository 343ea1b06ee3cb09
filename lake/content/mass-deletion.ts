/**
 * Holds back the deletion of most of what there is. A checkout, an editor or a network folder takes files away for a
 * moment and brings them back, and whoever deletes a whole collection can wait for a few seconds.
 */
export function createMassDeletion({now = () => performance.now()}: {readonly now?: () => number} = {}) {
  let since: number | undefined
  return {
    /** @returns how many milliseconds to wait before a second look; undefined if the deletion may go ahead */
    wait: (deleted: number, all: number): number | undefined => {
      if (all < fewest || deleted <= all / 2) {
        since = undefined
        return undefined
      }
      since ??= now()
      const left = Math.ceil(since + secondLook - now())
      if (left > 0) return left
      since = undefined
      return undefined
    },
    isWaiting: (): boolean => since !== undefined,
  }
}

/** More than half of so many or more is a mass deletion. */
const fewest = 20

/** Milliseconds. A git checkout of 100,000 files takes a few seconds. */
const secondLook = 5000

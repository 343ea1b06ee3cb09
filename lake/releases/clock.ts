import type {ContentLake} from '../content-lake.ts'
import type {LakeDocument} from '../document.ts'

/**
 * Publishes scheduled releases when they are due. Releases that became due while the lake was stopped are published at
 * once.
 */
export function createReleaseClock(lake: ContentLake) {
  let timer: NodeJS.Timeout | undefined
  let isStopped = false

  const dueTimes = (): Array<{readonly release: LakeDocument; readonly at: number}> =>
    releasesIn(lake)
      .filter((release) => release['state'] === 'scheduled')
      .map((release) => ({release, at: Date.parse(String(release['publishAt']))}))
      .filter(({at}) => !Number.isNaN(at))

  const publishDue = (): void => {
    const now = lake.settings.now().getTime()
    for (const {release, at} of dueTimes()) {
      if (at > now) continue
      try {
        lake.act([{actionType: 'sanity.action.release.publish', releaseId: nameOf(release)}])
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error)
        lake.apply([{patch: {id: release._id, set: {state: 'active', error: {message}}, unset: ['publishAt']}}])
      }
    }
  }

  const wait = (): void => {
    clearTimeout(timer)
    if (isStopped) return
    const next = Math.min(...dueTimes().map(({at}) => at))
    if (next === Infinity) return
    const delay = Math.max(0, next - lake.settings.now().getTime())
    timer = setTimeout(run, Math.min(delay, maxWait))
    timer.unref()
  }

  const run = (): void => {
    publishDue()
    wait()
  }

  finishClosed(lake)
  const unwatch = lake.watch(({changes}) => {
    if (changes.some(({id}) => id.startsWith('_.releases.'))) setImmediate(wait)
  })
  run()
  return {
    stop: (): void => {
      isStopped = true
      unwatch()
      clearTimeout(timer)
    },
  }
}

/** The longest delay of a timer: about 24 days, in milliseconds. */
const maxWait = 2 ** 31 - 1

function releasesIn(lake: ContentLake): LakeDocument[] {
  return lake.catalogue
    .view('raw')
    .ofType('system.release')
    .flatMap(({id}) => lake.get(id) ?? [])
}

function nameOf({_id: id}: LakeDocument): string {
  return id.split('.').at(-1) ?? id
}

/**
 * Finishes what a stopped lake left undone. Releases that were being unarchived become archived again, and the versions
 * of published and archived releases are deleted.
 */
function finishClosed(lake: ContentLake): void {
  for (const release of releasesIn(lake)) {
    if (release['state'] === 'unarchiving') {
      lake.apply([{patch: {id: release._id, set: {state: 'archived'}}}])
    }
    if (release['state'] !== 'published' && release['state'] !== 'archived') continue
    const versions = lake.versionsIn(nameOf(release))
    if (versions.length > 0) lake.apply(versions.map(({_id: id}) => ({delete: {id}})))
  }
}

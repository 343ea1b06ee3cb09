import {join} from 'node:path'
import {createAssetStore} from './assets/asset-store.ts'
import {createContentLake} from './content-lake.ts'
import {createLiveEvents} from './events/live.ts'
import {createListeners} from './events/listeners.ts'
import {createApi} from './routes/index.ts'
import type {Access} from './routes/guard.ts'
import {createReleaseClock} from './releases/clock.ts'
import {openDatabase} from './store/database.ts'

export interface LakeOptions {
  /** The path of the database file. It is created if it does not exist. */
  readonly database: string
  /** The folder of assets. */
  readonly assets: string
  readonly projectId?: string
  readonly dataset?: string
  readonly userId?: string
  /** The lake's base URL. The URLs of assets start with it. */
  readonly baseUrl?: string
  readonly access?: Partial<Access>
  /** The time limit for one query in the worker thread, in milliseconds. The default is 10 seconds. */
  readonly queryTimeLimit?: number
  readonly now?: () => Date
  /** Whether documents of a type keep their old addresses in `previousSlugs`. By default, no type does. */
  readonly keepsAddresses?: (type: string) => boolean
}

export type Lake = ReturnType<typeof createLake>

/**
 * Creates an embedded Content Lake over one database file. Studio, `@sanity/client` and the `sanity` command line can
 * talk to it. `fetch` answers requests without a network; `startServer` serves them on a port.
 * @throws {InUse} if another process has opened the database
 * @throws {DatabaseProblem} if it cannot be opened
 */
export function createLake(options: LakeOptions) {
  const {
    projectId = 'bodytext',
    dataset = 'production',
    userId = 'local',
    baseUrl = 'http://localhost:3333',
    access: {hosts = new Set<string>(), token, isPublic = false} = {},
    queryTimeLimit = 10_000,
    now = () => new Date(),
  } = options
  const database = openDatabase(options.database)
  const lake = createContentLake(database, {
    projectId,
    dataset,
    userId,
    now,
    queryTimeLimit,
    keepsAddresses: options.keepsAddresses,
  })
  const listeners = createListeners(lake)
  const live = createLiveEvents(lake)
  const assets = createAssetStore(lake, {folder: join(options.assets), baseUrl: () => baseUrl})
  const access: Access = {hosts, token, isPublic}
  const api = createApi({lake, listeners, live, assets}, access)
  const clock = createReleaseClock(lake)

  return {
    lake,
    database,
    assets,
    access,
    userId,
    fetch: async (request: Request): Promise<Response> => api.fetch(request),
    close: async (): Promise<void> => {
      clock.stop()
      listeners.close()
      live.close()
      await lake.close()
    },
  }
}

import type {Context, Hono} from 'hono'
import type {AssetStore} from '../assets/asset-store.ts'
import type {ContentLake} from '../content-lake.ts'
import type {Listeners} from '../events/listeners.ts'
import type {LiveEvents} from '../events/live.ts'

export interface Environment {
  Variables: Variables
}

export type Api = Hono<Environment>
export type ApiContext = Context<Environment>

export interface Services {
  readonly lake: ContentLake
  readonly listeners: Listeners
  readonly live: LiveEvents
  readonly assets: AssetStore
}

/** Adds the routes of one part of the API. */
export type AddRoutes = (api: Api, services: Services) => void

/** The caller of a request: the lake's own user, or someone it does not know. */
interface Caller {
  readonly isKnown: boolean
}

interface Variables {
  caller: Caller
}

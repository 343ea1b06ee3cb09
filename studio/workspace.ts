import {createClient, type ClientConfig, type SanityClient} from '@sanity/client'
import type {WorkspaceOptions} from 'sanity'
import {createEventStreamFetch} from './event-stream-fetch.ts'

/** The environment variables that `sanity build` puts into the page. */
export interface Environment {
  readonly projectId: string | undefined
  readonly dataset: string | undefined
  /** The URL of the lake, if the lake does not serve the page itself. */
  readonly lakeUrl: string | undefined
}

/** The settings for the hosted Content Lake if a project is named, else for the lake on this machine. */
export function workspaceSettings({projectId, dataset, lakeUrl}: Environment): Settings {
  return projectId === undefined || projectId === ''
    ? localSettings(lakeAddress(lakeUrl))
    : {projectId, dataset: dataset ?? 'production'}
}

type Settings = Pick<WorkspaceOptions, 'projectId' | 'dataset'> &
  Partial<
    Pick<
      WorkspaceOptions,
      'apiHost' | 'auth' | 'unstable_clientFactory' | 'tasks' | 'announcements' | 'scheduledPublishing' | 'search'
    >
  >

function localSettings(lakeUrl: string): Settings {
  silenceProtocolWarning()
  const fetchStreams = createEventStreamFetch(`${lakeUrl.replace(/^http/, 'ws')}/event-streams`)
  const inBrowser = typeof WebSocket !== 'undefined' && typeof location !== 'undefined'
  const transport: Partial<ClientConfig> = inBrowser ? {resolveFetch: () => fetchStreams} : {}
  return {
    projectId: 'bodytext',
    dataset: 'production',
    apiHost: lakeUrl,
    auth: {loginMethod: 'token', providers: [], redirectOnSingle: false},
    unstable_clientFactory: (config: ClientConfig): SanityClient =>
      createClient({...config, useProjectHostname: false, ...transport}),
    tasks: {enabled: false},
    announcements: {enabled: false},
    scheduledPublishing: {enabled: false},
    search: {strategy: 'groqLegacy'},
  }
}

/** The URL of the lake: `lakeUrl`, else the origin of the page. Outside a browser, the default of `npm start`. */
function lakeAddress(lakeUrl: string | undefined): string {
  if (lakeUrl !== undefined && lakeUrl !== '') return lakeUrl
  return typeof location === 'undefined' ? 'http://localhost:3333' : location.origin
}

/** Hides Studio's warning about HTTP/1.1. It does not apply here, because event streams share one WebSocket. */
function silenceProtocolWarning(): void {
  if (typeof sessionStorage === 'undefined') return
  sessionStorage.setItem('sanity-studio.network.check.snooze', new Date().toISOString())
}

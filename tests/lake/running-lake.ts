import {mkdtempSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import {createClient, type ClientConfig, type SanityClient} from '@sanity/client'
import {onTestFinished} from 'vitest'
import {createLake, type Lake, type LakeOptions} from '../../lake/create-lake.ts'
import {startServer} from '../../lake/server.ts'

export interface RunningLake {
  readonly lake: Lake
  readonly url: string
  readonly folder: string
  readonly client: SanityClient
  readonly clientWith: (config: ClientConfig) => SanityClient
  readonly stop: () => Promise<void>
}

/** Runs a lake on its own port, with the real client for it. It is removed after the test. */
export const runLake = async (options: Partial<LakeOptions> & {readonly host?: string} = {}): Promise<RunningLake> => {
  const folder = mkdtempSync(join(tmpdir(), 'bodytext-lake-'))
  const lake = createLake({database: join(folder, 'lake.db'), assets: join(folder, 'assets'), ...options})
  const server = await startServer(lake, {port: 0, host: options.host ?? '127.0.0.1'})
  const url = `http://localhost:${server.port}`
  const clientWith = (config: ClientConfig): SanityClient =>
    createClient({
      projectId: 'bodytext',
      dataset: 'production',
      apiVersion: '2025-02-19',
      apiHost: url,
      useProjectHostname: false,
      useCdn: false,
      perspective: 'raw',
      maxRetries: 0,
      ...config,
    })
  let isStopped = false
  const stop = async (): Promise<void> => {
    if (isStopped) return
    isStopped = true
    await server.close()
    await lake.close()
  }
  onTestFinished(async () => {
    await stop()
    rmSync(folder, {recursive: true, force: true})
  })
  return {lake, url, folder, clientWith, client: clientWith({}), stop}
}

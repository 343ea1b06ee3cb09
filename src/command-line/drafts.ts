import {createClient} from '@sanity/client'

/** The path that drafts are shown below. */
export const draftsPath = '/preview/'

/** Shows the pages of drafts. What renders them is loaded when the first is asked for, so that the start does not wait. */
export function createDrafts(lake: {
  readonly address: string
  readonly projectId: string
  readonly dataset: string
  readonly published: string
}): (request: Request) => Promise<Response> {
  const {address, projectId, dataset, published} = lake
  const load = async () => {
    const {createDraftPages} = await import('../pages/preview/draft-pages.ts')
    const client = createClient({
      projectId,
      dataset,
      apiVersion,
      apiHost: address,
      useProjectHostname: false,
      useCdn: false,
    })
    const query = new URLSearchParams({query: '*', includeResult: 'false', visibility: 'query'}).toString()
    return createDraftPages({
      client,
      base: draftsPath,
      published,
      events: `/v${apiVersion}/data/listen/${dataset}?${query}`,
    })
  }
  let pages: ReturnType<typeof load> | undefined
  return async (request) => (await (pages ??= load()))(request)
}

const apiVersion = '2025-02-19'

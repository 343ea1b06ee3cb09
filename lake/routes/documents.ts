import {isUnpublished, publishedIdOf} from '../../src/content/ids.ts'
import type {AddRoutes, ApiContext} from './environment.ts'
import {isTrue, jsonText, pathPart, requireKnown, searchOf} from './request.ts'

/** Documents by id, references to them, and all documents as lines (https://www.sanity.io/docs/http-reference/doc). */
export const addDocumentRoutes: AddRoutes = (api, {lake}) => {
  api.get('/data/doc/:dataset/:ids', (context) => {
    const search = searchOf(context)
    const asked = idsIn(context)
    const isVisible = (id: string): boolean => context.get('caller').isKnown || !isUnpublished(id)
    const ids = isTrue(search.get('includeAllVersions'))
      ? asked.flatMap((id) => lake.catalogue.view('raw').versionsOf(publishedIdOf(id)))
      : asked
    const found = ids.flatMap((id) => {
      const text = isVisible(id) ? lake.text(id) : undefined
      return text === undefined ? [] : [{id, text}]
    })
    const known = new Set(found.map(({id}) => id))
    const omitted = ids
      .filter((id) => !known.has(id))
      .map((id) => ({id, reason: isVisible(id) ? 'existence' : 'permission'}))
    const texts = isTrue(search.get('excludeContent'))
      ? found.map(({id}) => {
          const row = lake.catalogue.get(id)
          const {_id, _type, _rev, _createdAt, _updatedAt} = row?.fields ?? {}
          return JSON.stringify({_id, _type, _rev, _createdAt, _updatedAt})
        })
      : found.map(({text}) => text)
    return jsonText(`{"documents":[${texts.join(',')}],"omitted":${JSON.stringify(omitted)}}`)
  })

  // References from other datasets do not exist here. Clients find references within this dataset with a query.
  api.get('/data/references/:dataset/documents/:id/to', () => jsonText('{"totalCount":0,"references":[]}'))

  api.get('/data/export/:dataset', (context) => {
    requireKnown(context)
    const types = searchOf(context).get('types')?.split(',')
    const entries = lake.catalogue
      .view('raw')
      .all()
      .filter(({fields}) => types === undefined || types.includes(String(fields['_type'])))
    const ids = entries.values()
    const encoder = new TextEncoder()
    const lines = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        const {done, value: row} = ids.next()
        if (done === true) {
          controller.close()
          return
        }
        const text = lake.text(row.id)
        controller.enqueue(encoder.encode(text === undefined ? '' : `${text}\n`))
      },
    })
    return new Response(lines, {headers: {'content-type': 'application/x-ndjson'}})
  })
}

function idsIn(context: ApiContext): string[] {
  return pathPart(context, 'ids')
    .split(',')
    .filter((id) => id !== '')
}

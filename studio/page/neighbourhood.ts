import type {ClientPerspective, SanityClient} from '@sanity/client'
import {isSanityDocument, type SanityDocument} from '../../src/content/document.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import {referencesIn} from '../../src/content/references.ts'

/**
 * Reads what the page of a document shows of others: the documents that it refers to, those that these refer to, and the
 * benefits and regions that name them. Nothing else is read, however large the dataset.
 */
export async function readNeighbourhood(
  client: SanityClient,
  document: SanityDocument,
  perspective: ClientPerspective,
): Promise<readonly SanityDocument[]> {
  const found = new Map<string, SanityDocument>()
  const take = async (query: string, params: Readonly<Record<string, unknown>>): Promise<SanityDocument[]> => {
    const answer: unknown = await client.fetch(query, params, {perspective})
    const documents = (Array.isArray(answer) ? answer : []).filter(isSanityDocument)
    return documents.flatMap((each) => {
      const id = publishedIdOf(each._id)
      if (found.has(id)) return []
      const known = {...each, _id: id}
      found.set(id, known)
      return [known]
    })
  }
  let newest = [
    document,
    ...(await take('*[_type == "siteSettings"]', {})),
    ...(await take('*[_type in ["benefit", "bodyRegion"] && references($id)]', {id: publishedIdOf(document._id)})),
  ]
  for (let step = 0; step < steps; step += 1) {
    const ids = [...new Set(newest.flatMap((each) => referencesIn(each).map(({ref}) => ref)))].filter(
      (id) => !found.has(id),
    )
    if (ids.length === 0) break
    newest = await take('*[_id in $ids]', {ids})
  }
  found.delete(publishedIdOf(document._id))
  return [...found.values()]
}

/** An article shows benefits, which show sources; a benefit shows conditions through its therapies. */
const steps = 3

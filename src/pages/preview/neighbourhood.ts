import type {ClientPerspective, SanityClient} from '@sanity/client'
import {isSanityDocument, type SanityDocument} from '../../content/document.ts'
import {publishedIdOf} from '../../content/ids.ts'
import {referencesIn} from '../../content/references.ts'

/**
 * Reads what the page of a document shows of others: the documents that it refers to, those that these refer to, and the
 * benefits and regions that name it, and the titles of the newest articles about it. Nothing else is read, however large the dataset.
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
  const id = publishedIdOf(document._id)
  const [settings, naming, about] = await Promise.all([
    take('*[_type == "siteSettings"]', {}),
    take('*[_type in ["benefit", "bodyRegion"] && references($id)]', {id}),
    document._type === 'article' ? [] : take(newestAbout, {id}),
  ])
  // Of these only the titles are known. Whoever refers to one gets all of it.
  for (const {_id: known} of about) found.delete(known)
  let newest = [document, ...settings, ...naming]
  for (let step = 0; step < steps; step += 1) {
    const ids = [...new Set(newest.flatMap((each) => referencesIn(each).map(({ref}) => ref)))].filter(
      (ref) => !found.has(ref),
    )
    if (ids.length === 0) break
    newest = await take('*[_id in $ids]', {ids})
  }
  found.delete(id)
  return [...found.values(), ...about.filter(({_id: other}) => !found.has(other))]
}

const newestAbout =
  '*[_type == "article" && references($id)] | order(publishedAt desc)[0...20]{_id, _type, title, slug, publishedAt, recall}'

/** An article shows benefits, which show sources; a benefit shows conditions through its therapies. */
const steps = 3

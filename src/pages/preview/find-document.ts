import type {SanityClient} from '@sanity/client'
import {isSanityDocument, type SanityDocument} from '../../content/document.ts'
import {publishedIdOf} from '../../content/ids.ts'
import {kinds} from '../../content/kinds.ts'

/** Finds documents that have pages by a slug or an id, each with its draft if it has one. Ids are those of the published form. */
export async function findDocuments(
  client: Pick<SanityClient, 'fetch'>,
  slugOrId: string,
  types: readonly string[] = kinds.map(({type}) => type),
): Promise<readonly SanityDocument[]> {
  const found: unknown = await client.fetch(
    '*[_type in $types && (slug.current == $wanted || _id == $wanted)]',
    {types, wanted: slugOrId},
    {perspective: 'drafts'},
  )
  return (Array.isArray(found) ? found : [])
    .filter(isSanityDocument)
    .map((document) => ({...document, _id: publishedIdOf(document._id)}))
}

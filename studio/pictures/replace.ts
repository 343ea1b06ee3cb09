import type {SanityClient} from '@sanity/client'
import {isSanityDocument} from '../../src/content/document.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import {replacementIn} from './library.ts'

/**
 * Replaces a picture wherever it is used. Nothing is published: each document gets a draft, or its draft is changed.
 * @returns how many documents were changed
 * @throws if somebody else changes one of them meanwhile: then none is changed
 */
export async function replaceEverywhere(client: SanityClient, from: string, to: string): Promise<number> {
  const found: unknown = await client.fetch(
    '*[references($from) && !(_id in path("versions.**"))]',
    {from},
    {perspective: 'raw'},
  )
  const documents = (Array.isArray(found) ? found : []).filter(isSanityDocument)
  // A draft may show the picture no longer. What is published under it then changes when the draft is published.
  const draftIds = documents.map(({_id}) => `drafts.${publishedIdOf(_id)}`)
  const known: unknown = await client.fetch('*[_id in $draftIds]._id', {draftIds}, {perspective: 'raw'})
  const drafts = new Set(Array.isArray(known) ? known : [])
  const transaction = client.transaction()
  let count = 0
  for (const document of documents) {
    const draftId = `drafts.${publishedIdOf(document._id)}`
    const replacement = replacementIn(document, from, to)
    if (replacement === undefined || (document._id !== draftId && drafts.has(draftId))) continue
    const {_rev: revision} = document
    const patch = client
      .patch(draftId)
      .set({...replacement.set})
      .unset([...replacement.unset])
    if (document._id === draftId) {
      transaction.patch(typeof revision === 'string' ? patch.ifRevisionId(revision) : patch)
    } else {
      transaction.create({...document, _id: draftId}).patch(patch)
    }
    count += 1
  }
  if (count > 0) await transaction.commit()
  return count
}

import {addressesAfter} from '../../../src/content/previous-slugs.ts'
import type {LakeDocument} from '../../document.ts'
import type {IdentifiedDocument} from '../mutation.ts'
import {copyOf, type ActionContext} from './action.ts'
import {strengthened} from './strengthen.ts'

/**
 * Returns the form in which a draft or version is published. Its references are strengthened, and if its address has
 * changed, the old one is kept. Every way of publishing uses this.
 */
export function publishedForm(
  source: LakeDocument,
  id: string,
  published: LakeDocument | undefined,
  {keepsAddresses}: Pick<ActionContext, 'keepsAddresses'>,
): IdentifiedDocument {
  const document = strengthened(copyOf(source, id))
  const addresses = keepsAddresses(source._type) ? addressesAfter(published, source) : undefined
  const _createdAt = published?._createdAt ?? source._createdAt
  return {...document, _createdAt, ...(addresses === undefined ? {} : {previousSlugs: addresses})}
}

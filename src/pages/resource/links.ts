import {refsOf} from '../../content/references.ts'
import type {ResourceLink} from '../../contract/resource-types.ts'
import type {Edition} from '../edition.ts'

/** Links to the published documents that a field refers to, in order. */
export function linksOf(field: unknown, {linkTo}: Edition): ResourceLink[] {
  return refsOf(field).flatMap((ref) => linkTo(ref) ?? [])
}

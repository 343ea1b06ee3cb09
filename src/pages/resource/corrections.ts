import {isDocumentOf, isNonEmptyString, type SanityDocument} from '../../content/document.ts'
import type {Resource} from '../../contract/resource-types.ts'

/** The corrections of an article, newest first. One without a day, or that does not say both, is left out. */
export function correctionsOf(document: SanityDocument): NonNullable<Resource['corrections']> {
  if (!isDocumentOf(document, 'article')) return []
  return (document.corrections ?? [])
    .flatMap(({correctedAt: date, was, now}) =>
      isNonEmptyString(date) && isNonEmptyString(was) && isNonEmptyString(now)
        ? [{date, was: was.trim(), now: now.trim()}]
        : [],
    )
    .toSorted((a, b) => (a.date < b.date ? 1 : -1))
}

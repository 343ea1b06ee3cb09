import type {SanityDocument} from '../content/document.ts'
import type {IssueArticle} from './issue.ts'
import type {Page, Edition} from '../pages/edition.ts'
import {toResource} from '../pages/resource/to-resource.ts'
import {caveatIdsOf} from '../pages/safety/safety.ts'

/** Creates a function that finds published articles by document id. Each article is made only once. */
export function createArticleFinder(edition: Edition): (id: string) => IssueArticle | undefined {
  const known = new Map<string, IssueArticle | undefined>()
  return (id) => {
    if (!known.has(id)) {
      const document = edition.snapshot.get(id)?.document
      const page = edition.pageOf(id)
      known.set(id, document === undefined || page === undefined ? undefined : toIssueArticle(document, page, edition))
    }
    return known.get(id)
  }
}

/** Returns what an issue shows of a published article. The text of the article is not rendered for that. */
function toIssueArticle(document: SanityDocument, page: Page, edition: Edition): IssueArticle {
  return toResource(
    document,
    page,
    {
      html: '',
      text: '',
      sourceIds: [],
      caveatIds: caveatIdsOf(document, edition),
    },
    edition,
  )
}

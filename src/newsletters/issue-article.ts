import type {SanityDocument} from '../content/document.ts'
import type {IssueArticle} from './issue.ts'
import type {Page, Publication} from '../pages/edition.ts'
import {toResource} from '../pages/resource/to-resource.ts'
import {createTreeContext, imageOf} from '../pages/tree/context.ts'
import {caveatIdsOf} from '../pages/tree/documents/sections.ts'

/** What an issue shows of an article that is published: its text is not rendered for that. */
export const toIssueArticle = (document: SanityDocument, page: Page, publication: Publication): IssueArticle => {
  const context = createTreeContext(publication, document, () => {})
  return toResource(
    {...document, body: []},
    page,
    {
      html: '',
      text: '',
      sourceIds: [],
      caveatIds: caveatIdsOf(document, context),
      imageOf: (image) => imageOf(context, image),
    },
    publication,
  )
}

/** Finds the articles that are published, by document id; each is made once. */
export const createArticleFinder = (publication: Publication): ((id: string) => IssueArticle | undefined) => {
  const known = new Map<string, IssueArticle | undefined>()
  return (id) => {
    if (!known.has(id)) {
      const document = publication.dataset.get(id)?.document
      const page = publication.pageOf(id)
      known.set(
        id,
        document === undefined || page === undefined ? undefined : toIssueArticle(document, page, publication),
      )
    }
    return known.get(id)
  }
}

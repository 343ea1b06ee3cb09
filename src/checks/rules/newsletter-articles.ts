import {isDocumentOf, titleOf} from '../../content/document.ts'
import {quote} from '../../content/findings.ts'
import {toTimestamp} from '../../content/time.ts'
import {defineRule} from '../rule.ts'

/** Every article in a newsletter is published by the time the newsletter is sent, so that the links work. */
export const newsletterArticles = defineRule({
  id: 'newsletter-articles',
  createCheck: ({snapshot, issues}) => {
    return function* ({id, type}) {
      const issue = type === 'newsletter' ? issues().of(id) : undefined
      if (issue === undefined) return
      for (const {id: articleId, path} of issue.sections.flatMap(({entries}) => entries)) {
        const article = snapshot.get(articleId)?.document
        if (article === undefined || !isDocumentOf(article, 'article')) continue
        const publishedAt = toTimestamp(article.publishedAt)
        if (publishedAt === undefined || publishedAt <= issue.moment) continue
        yield {
          reason: `Unexpected article ${quote(titleOf(article))} of ${publishedAt}, expected one that is out by ${issue.moment}`,
          path,
          actual: articleId,
          note: 'Publish the article earlier, send the newsletter later, or choose another article',
        }
      }
    }
  },
})

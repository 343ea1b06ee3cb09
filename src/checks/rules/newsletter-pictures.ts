import {parseImageAssetId} from '../../content/assets.ts'
import {isRecord, titleOf} from '../../content/document.ts'
import {mailPictureFormats} from '../../pictures/mail-formats.ts'
import {quote, type Finding} from '../../content/findings.ts'
import {refsOf} from '../../content/references.ts'
import {defineRule} from '../rule.ts'

/** Pictures in a newsletter have a format that every mail program shows. */
export const newsletterPictures = defineRule({
  id: 'newsletter-pictures',
  createCheck: ({snapshot, site, issues}) => {
    return function* ({id, type}): Generator<Finding> {
      const issue = type === 'newsletter' ? issues().of(id) : undefined
      if (issue === undefined) return
      if (site.logo !== undefined && !mailPictureFormats.has(site.logo.format)) {
        yield {
          reason: `Cannot show the logo, a picture of type ${site.logo.format}, expected PNG or JPEG: the name stands in its place`,
          actual: site.logo.assetId,
          note,
        }
      }
      for (const {id: articleId, path} of issue.sections.flatMap(({entries}) => entries)) {
        const article = snapshot.get(articleId)?.document
        const hero = article?.['heroImage']
        const [asset] = isRecord(hero) && isRecord(hero['image']) ? refsOf(hero['image']['asset']) : []
        const format = asset === undefined ? undefined : parseImageAssetId(asset)?.format
        if (article === undefined || asset === undefined || format === undefined || mailPictureFormats.has(format))
          continue
        yield {
          reason: `Cannot show the picture of ${quote(titleOf(article))}, of type ${format}, expected PNG or JPEG: it is left out of the mail`,
          path,
          actual: asset,
          note,
        }
      }
    }
  },
})

const note = 'Upload it as PNG or JPEG'

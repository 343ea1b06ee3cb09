import {mailPictureFormats} from '../../pictures/mail-formats.ts'
import type {Finding} from '../../content/findings.ts'
import {defineMailCheck} from './mail-check.ts'
import {attribute, elementsIn} from './mail-document.ts'

export const mailImages = defineMailCheck({
  id: 'mail-images',
  promise: 'Every picture has alt text, a width and a format that mail programs show',
  *check({tree, pathOf}): Iterable<Finding> {
    for (const image of elementsIn(tree, 'img')) {
      const src = attribute(image, 'src') ?? ''
      const path = pathOf(src)
      const at = {actual: src, ...(path === undefined ? {} : {path})}
      if ((attribute(image, 'alt') ?? '').trim() === '') {
        yield {
          reason: 'Unexpected picture without alt text, expected words that say what it shows',
          ...at,
          note: 'Write it at the picture, under “What the picture shows”',
        }
      }
      if (!/^\d+$/.test(attribute(image, 'width') ?? ''))
        yield {
          reason: 'Unexpected picture without a width, expected one in pixels: Outlook shows it at full size',
          ...at,
        }
      if (!src.startsWith('https://')) yield {reason: 'Unexpected picture address, expected one with https://', ...at}
      if (!mailPictureFormats.has(endingOf(src)))
        yield {
          reason: `Unexpected picture of type ${endingOf(src)}, expected PNG, JPEG or GIF`,
          ...at,
          note: 'Upload it as PNG or JPEG',
        }
    }
  },
})

function endingOf(url: string): string {
  return (URL.parse(url)?.pathname ?? '').split('.').at(-1)?.toLowerCase() ?? ''
}

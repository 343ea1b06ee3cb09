import type {Element} from 'hast'
import {h} from 'hastscript'
import type {IssueItem} from '../issue.ts'
import {mailedImage} from '../../pages/picture.ts'
import {labelsFor} from '../../site/labels.ts'
import type {ResourceImage} from '../../contract/resource-types.ts'
import {directionOf} from '../../site/direction.ts'
import type {MailContext} from './context.ts'
import {contentWidth} from './styles.ts'
import {paragraphsOf} from '../../text/plain-paragraphs.ts'
import {creditLine, itemTitle, safetyLines} from './words.ts'

/** Returns the size to show a picture at. Pictures are never enlarged. */
export function shownSize({width, height}: Pick<ResourceImage, 'width' | 'height'>): {width: number; height: number} {
  const scale = Math.min(1, contentWidth / Math.max(1, width), maxHeight / Math.max(1, height))
  return {width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale))}
}

/** Renders an article in a mail: its title, picture, summary, certainty, caveats, and a link to it. */
export function renderItem(item: IssueItem, context: MailContext): Element {
  const {article} = item
  const {elements, tracked, labels: issueLabels, issue} = context
  const {el, row} = elements
  const labels = labelsFor(article.language)
  const {recall} = article
  const language =
    article.language === issue.language ? {} : {lang: article.language, dir: directionOf(article.language)}
  const instead = recall?.instead
  return row(
    'item',
    language,
    el(
      'h3',
      'itemTitle',
      {},
      recall === undefined
        ? el('a', 'titleLink', {href: tracked(article.url)}, article.title)
        : itemTitle(article, labels),
    ),
    ...pictureOf(item, context),
    ...paragraphsOf(recall?.reason ?? article.summary ?? '').map((lines) =>
      el('p', 'paragraph', {}, ...linesOf(lines)),
    ),
    ...safetyLines(article, labels).map((line) => el('p', 'small', {}, line)),
    recall !== undefined
      ? instead === undefined
        ? undefined
        : el('p', 'readOn', {}, `${labels.readInstead}: `, el('a', 'link', {href: tracked(instead.url)}, instead.title))
      : el(
          'p',
          'readOn',
          {},
          el('a', 'link', {href: tracked(article.url)}, `${issueLabels.mail.readOn}: ${article.title}`),
        ),
  )
}

/** The greatest height of a picture, in pixels, so that a portrait does not push the text out of sight. */
const maxHeight = 368

function pictureOf({image, article}: IssueItem, {elements, tracked}: MailContext): Element[] {
  if (image === undefined) return []
  // The picture is a link, so it has words even where it is mere decoration.
  const alt = image.alt === '' ? article.title : image.alt
  const picture = elements.el('img', 'picture', {src: mailedImage(image).url, alt, ...shownSize(image)})
  const shown = h('a', {href: tracked(article.url)}, picture)
  const credit = creditLine(image)
  return [shown, ...(credit === undefined ? [] : [elements.el('p', 'small', {}, credit)])]
}

function linesOf(lines: readonly string[]): Array<Element | string> {
  return lines.flatMap((line, index) => (index === 0 ? [line] : [h('br'), line]))
}

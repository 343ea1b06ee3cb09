import type {Root, RootContent} from 'mdast'
import type {Issue, IssueItem} from '../issue.ts'
import {mailedImage} from '../../pages/picture.ts'
import {labelsFor, type Labels} from '../../site/labels.ts'
import {heading, headingOf, item, link, list, paragraph, paragraphs, strong, text} from '../../text/tree/build.ts'
import {shownSize} from '../mail/item.ts'
import {creditLine, itemTitle, safetyLines, warningLines} from '../mail/words.ts'

/** Returns an issue as simple content without layout, for feeds and to paste into the editors of mail services. */
export function issueContent(issue: Issue): Root {
  const labels = labelsFor(issue.language)
  return {
    type: 'root',
    children: [
      ...issue.introduction,
      ...(issue.withdrawn.length === 0 ? [] : [heading(2, labels.mail.withdrawnSince)]),
      ...issue.withdrawn.flatMap((each) => itemOf(each, labels)),
      ...issue.sections.flatMap(({title, text: words, items}) => [
        heading(2, title),
        ...words,
        ...items.flatMap((each) => itemOf(each, labels)),
      ]),
      ...(issue.warningSigns.length === 0
        ? []
        : [
            heading(2, labels.redFlags),
            ...warningLines(issue).flatMap(({action, signs}) => [
              paragraph(strong(text(action))),
              list(signs.map((sign) => item(paragraph(text(sign))))),
            ]),
          ]),
      ...(issue.caveats.length === 0 ? [] : [heading(2, labels.caveats)]),
      ...issue.caveats.flatMap((caveat) => [paragraph(strong(text(caveat.title))), ...paragraphs(caveat.text)]),
    ],
  }
}

function itemOf({article, image}: IssueItem, issueLabels: Labels): RootContent[] {
  const labels = labelsFor(article.language)
  const {recall, url} = article
  const title = text(itemTitle(article, labels))
  return [
    headingOf(3)([recall === undefined ? link(url, title) : title]),
    ...(image === undefined
      ? []
      : [
          paragraph({
            type: 'image',
            url: mailedImage(image).url,
            alt: image.alt,
            data: {hProperties: shownSize(image)},
          }),
        ]),
    ...line(creditLine(image)),
    ...paragraphs(recall?.reason ?? article.summary ?? ''),
    ...safetyLines(article, labels).flatMap(line),
    ...(recall?.instead === undefined
      ? []
      : [paragraph(text(`${labels.readInstead}: `), link(recall.instead.url, text(recall.instead.title)))]),
    ...(recall === undefined ? [paragraph(link(url, text(`${issueLabels.mail.readOn}: ${article.title}`)))] : []),
  ]
}

function line(words: string | undefined): RootContent[] {
  return words === undefined ? [] : [paragraph(text(words))]
}

import type {PhrasingContent, Root, RootContent} from 'mdast'
import type {Issue, IssueItem} from '../issue.ts'
import {labelsFor, type Labels} from '../../site/labels.ts'
import {shownSize} from '../mail/item.ts'
import {caveatLine, certaintyLine, creditLine, itemTitle, paragraphsOf} from '../mail/words.ts'

const text = (value: string): PhrasingContent => ({type: 'text', value})
const paragraph = (...children: PhrasingContent[]): RootContent => ({type: 'paragraph', children})
const heading = (depth: 2 | 3, ...children: PhrasingContent[]): RootContent => ({type: 'heading', depth, children})

const prose = (plain: string): RootContent[] =>
  paragraphsOf(plain).map((lines) =>
    paragraph(...lines.flatMap((line, index) => (index === 0 ? [text(line)] : [{type: 'break'} as const, text(line)]))),
  )

const line = (words: string | undefined): RootContent[] => (words === undefined ? [] : [paragraph(text(words))])

const itemOf = ({article, image}: IssueItem, issueLabels: Labels): RootContent[] => {
  const labels = labelsFor(article.language)
  const {recall, url} = article
  const title = text(itemTitle(article, labels))
  return [
    heading(3, recall === undefined ? {type: 'link', url, children: [title]} : title),
    ...(image === undefined
      ? []
      : [paragraph({type: 'image', url: image.url, alt: image.alt, data: {hProperties: shownSize(image)}})]),
    ...line(creditLine(image)),
    ...prose(recall?.reason ?? article.summary ?? ''),
    ...line(certaintyLine(article, labels)),
    ...line(caveatLine(article, labels)),
    ...(recall?.instead === undefined
      ? []
      : [
          paragraph(text(`${labels.readInstead}: `), {
            type: 'link',
            url: recall.instead.url,
            children: [text(recall.instead.title)],
          }),
        ]),
    ...(recall === undefined
      ? [paragraph({type: 'link', url, children: [text(`${issueLabels.mail.readOn}: ${article.title}`)]})]
      : []),
  ]
}

/** An issue as simple flow content, without a layout: for feeds, and for editors of mail services to paste. */
export const issueContent = (issue: Issue): Root => {
  const labels = labelsFor(issue.language)
  return {
    type: 'root',
    children: [
      ...issue.introduction,
      ...(issue.withdrawn.length === 0 ? [] : [heading(2, text(labels.mail.withdrawnSince))]),
      ...issue.withdrawn.flatMap((item) => itemOf(item, labels)),
      ...issue.sections.flatMap(({title, text: words, items}) => [
        heading(2, text(title)),
        ...words,
        ...items.flatMap((item) => itemOf(item, labels)),
      ]),
      ...(issue.redFlags.length === 0
        ? []
        : [
            heading(2, text(labels.redFlags)),
            {
              type: 'list' as const,
              ordered: false,
              spread: false,
              children: issue.redFlags.map((flag) => ({
                type: 'listItem' as const,
                spread: false,
                children: [{type: 'paragraph' as const, children: [text(flag)]}],
              })),
            },
          ]),
      ...(issue.caveats.length === 0 ? [] : [heading(2, text(labels.caveats))]),
      ...issue.caveats.flatMap((caveat) => [
        paragraph({type: 'strong', children: [text(caveat.title)]}),
        ...prose(caveat.text),
      ]),
    ],
  }
}

import type {Nodes, RootContent} from 'mdast'
import type {IssueItem} from '../issue.ts'
import {labelsFor} from '../../site/labels.ts'
import {renderText} from '../../text/write/plain.ts'
import {archiveUrl, issueUrl} from './addresses.ts'
import type {MailContext} from './context.ts'
import {paragraphsOf} from '../../text/plain-paragraphs.ts'
import {creditLine, itemTitle, kickerOf, reasonLine, safetyLines, warningLines} from './words.ts'

/** Renders a mail as plain text. It has the same words as the HTML, in the same order, with addresses beside them. */
export function renderMailText(context: MailContext): string {
  const {issue, site, settings, target, labels, tracked} = context
  const licence = site.licence?.name ?? site.licence?.url
  const licenceUrl = site.licence?.name === undefined ? undefined : site.licence.url
  const parts = [
    `${labels.mail.readInBrowser}: ${issueUrl(site, issue.slug)}`,
    kickerOf(issue, site),
    under(issue.subject, '='),
    prose(issue.introduction, tracked),
    issue.withdrawn.length === 0 ? '' : under(labels.mail.withdrawnSince, '-'),
    ...issue.withdrawn.map((item) => itemText(item, context)),
    ...issue.sections.flatMap(({title, text, items}) => [
      under(title, '-'),
      prose(text, tracked),
      ...items.map((item) => itemText(item, context)),
    ]),
    ...(issue.warningSigns.length === 0 ? [] : [under(labels.redFlags, '-')]),
    ...warningLines(issue).map(({action, signs}) => [action, ...signs.map((sign) => `- ${sign}`)].join('\n')),
    ...(issue.caveats.length === 0 ? [] : [under(labels.caveats, '-')]),
    ...issue.caveats.map(({title, text, severity}) =>
      joined([`! ${labels.severity[severity]}: ${title}`, paragraphsIn(text)]),
    ),
    '-'.repeat(maxLineLength),
    reasonLine(issue, site),
    `${labels.mail.unsubscribe}: ${target.unsubscribeUrl}\n${labels.mail.allIssues}: ${archiveUrl(site)}`,
    settings.postalAddress.join('\n'),
    licence === undefined ? '' : `${labels.licence}: ${licence}${licenceUrl === undefined ? '' : ` (${licenceUrl})`}`,
  ]
  return `${joined(parts)}\n`
}

/** The longest line under a title, in characters. */
const maxLineLength = 60

function under(title: string, sign: string): string {
  return `${title}\n${sign.repeat(Math.min(maxLineLength, [...title].length))}`
}

function prose(nodes: readonly RootContent[], tracked: (url: string) => string): string {
  return textOf(nodes.map((node) => withAddresses(node, tracked)))
}

function itemText({article, image}: IssueItem, {tracked, labels: issueLabels}: MailContext): string {
  const labels = labelsFor(article.language)
  const {recall} = article
  const credit = creditLine(image)
  const way =
    recall === undefined
      ? `${issueLabels.mail.readOn}: ${article.title}\n${tracked(article.url)}`
      : recall.instead === undefined
        ? ''
        : `${labels.readInstead}: ${recall.instead.title}\n${tracked(recall.instead.url)}`
  return [
    `* ${itemTitle(article, labels)}`,
    credit === undefined ? '' : `(${credit})`,
    paragraphsIn(recall?.reason ?? article.summary ?? ''),
    safetyLines(article, labels).join('\n'),
    way,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
}

function joined(parts: ReadonlyArray<string | undefined>): string {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n')
}

function paragraphsIn(plain: string): string {
  return paragraphsOf(plain)
    .map((lines) => lines.join('\n'))
    .join('\n\n')
}

function textOf(nodes: readonly RootContent[]): string {
  return renderText({type: 'root', children: [...nodes]})
}

/** Returns a tree in which every link also shows its address. */
function withAddresses<Node extends Nodes>(node: Node, tracked: (url: string) => string): Node {
  if (!('children' in node)) return node
  const children = node.children.flatMap((child): Nodes[] => {
    if (child.type !== 'link') return [withAddresses(child, tracked)]
    const url = tracked(child.url)
    const words = renderText({type: 'root', children: child.children})
    return words === child.url ? [{type: 'text', value: url}] : [...child.children, {type: 'text', value: ` (${url})`}]
  })
  return Object.assign({}, node, {children})
}

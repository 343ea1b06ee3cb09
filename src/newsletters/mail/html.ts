import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {IssueItem, IssueSection} from '../issue.ts'
import type {ResourceCaveat} from '../../contract/resource-types.ts'
import {fileUrl, outputPaths} from '../../site/addresses.ts'
import {archiveUrl, issueUrl} from './addresses.ts'
import type {MailContext} from './context.ts'
import {directionOf} from '../../site/direction.ts'
import {inOutlookTable, outlookSettings} from './elements.ts'
import {renderItem} from './item.ts'
import {toMailProse} from './prose.ts'
import {lookOf, styleSheet} from './styles.ts'
import {toMailHtml} from './to-html.ts'
import {paragraphsOf} from '../../text/plain-paragraphs.ts'
import {kickerOf, reasonLine, warningLines} from './words.ts'

/**
 * Renders a mail as an HTML document, with tables for layout, inline styles, and one small style sheet for dark mode
 * and narrow screens.
 * @param preheader - what inboxes show beside the subject. It comes first and is hidden
 */
export function renderMailHtml(context: MailContext, preheader: string): string {
  const {issue, elements, theme} = context
  const {language} = issue
  const direction = directionOf(language)
  const tree = h('html', {lang: language, dir: direction}, [
    head(context),
    h('body', {...lookOf('page', theme)}, [
      elements.el('div', 'preheader', {}, preheader + padding),
      // Some programs remove the document around this element, so it has the language too.
      h('div', {lang: language, dir: direction}, contentOf(context)),
    ]),
  ])
  return `<!DOCTYPE html>\n${toMailHtml(tree)}\n`
}

/**
 * Fills a short preheader with figure spaces and joiners. Without them, inboxes show the first words of the mail after
 * it.
 */
const padding = '\u2007\u034F'.repeat(70)

function head({issue, theme}: MailContext): Element {
  return h('head', [
    h('meta', {charSet: 'utf-8'}),
    h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
    h('meta', {name: 'color-scheme', content: 'light dark'}),
    h('meta', {name: 'supported-color-schemes', content: 'light dark'}),
    h('meta', {name: 'x-apple-disable-message-reformatting'}),
    h('meta', {name: 'format-detection', content: 'telephone=no, date=no, address=no, email=no, url=no'}),
    h('title', issue.subject),
    outlookSettings,
    h('style', styleSheet(theme)),
  ])
}

/** Renders the visible content of a mail. */
function contentOf(context: MailContext): ElementContent[] {
  const {elements, issue, labels} = context
  const {layout, row} = elements
  const panel = layout(
    'panel',
    headRow(context),
    ...introductionRows(context),
    ...itemRows(labels.mail.withdrawnSince, issue.withdrawn, context),
    ...issue.sections.flatMap((section) => sectionRows(section, context)),
    ...redFlagRows(context),
    ...caveatRows(context),
    row('end', {}, '\u00A0'),
  )
  return [
    layout(
      'outer',
      row(
        'outerCell',
        {},
        ...inOutlookTable(
          elements.el(
            'div',
            'column',
            {},
            layout('layout', topRow(context)),
            panel,
            layout('layout', footRow(context)),
          ),
        ),
      ),
    ),
  ]
}

function headRow(context: MailContext): Element {
  const {elements, issue, site} = context
  const {el, row} = elements
  return row(
    'head',
    {},
    logoRow(context),
    el('p', 'kicker', {}, kickerOf(issue, site)),
    el('h1', 'title', {dir: 'auto'}, issue.subject),
  )
}

function introductionRows({issue, elements, theme, tracked}: MailContext): Element[] {
  return issue.introduction.length === 0
    ? []
    : [elements.row('body', {dir: 'auto'}, ...toMailProse(issue.introduction, theme, tracked))]
}

function itemRows(title: string, items: readonly IssueItem[], context: MailContext): Element[] {
  return items.length === 0 ? [] : [headingRow(title, context), ...items.map((item) => renderItem(item, context))]
}

function sectionRows({title, text, items}: IssueSection, context: MailContext): Element[] {
  return [
    headingRow(title, context, toMailProse(text, context.theme, context.tracked)),
    ...items.map((item) => renderItem(item, context)),
  ]
}

function redFlagRows(context: MailContext): Element[] {
  const {issue, labels, elements} = context
  const {el} = elements
  if (issue.warningSigns.length === 0) return []
  const groups = warningLines(issue).flatMap(({action, signs}) => [
    el('p', 'paragraph', {}, h('strong', action)),
    el('ul', 'list', {}, ...signs.map((sign) => el('li', 'listItem', {}, sign))),
  ])
  return [headingRow(labels.redFlags, context), elements.row('item', {}, ...groups)]
}

function caveatRows(context: MailContext): Element[] {
  return context.issue.caveats.length === 0
    ? []
    : [
        headingRow(context.labels.caveats, context),
        ...context.issue.caveats.map((caveat) => caveatRow(caveat, context)),
      ]
}

function topRow({elements: {el, row}, issue, site, labels}: MailContext): Element {
  return row('top', {}, el('a', 'footLink', {href: issueUrl(site, issue.slug)}, labels.mail.readInBrowser))
}

function footRow({issue, site, settings, target, labels, elements}: MailContext): Element {
  const {el, row} = elements
  const link = (url: string, words: string): Element => el('a', 'footLink', {href: url}, words)
  const licence = site.licence?.name ?? site.licence?.url
  return row(
    'foot',
    {},
    el('p', 'paragraph', {}, reasonLine(issue, site)),
    el(
      'p',
      'paragraph',
      {},
      link(target.unsubscribeUrl, labels.mail.unsubscribe),
      ' · ',
      link(archiveUrl(site), labels.mail.allIssues),
    ),
    el(
      'p',
      'paragraph',
      {},
      ...settings.postalAddress.flatMap((line, index) => (index === 0 ? [line] : [h('br'), line])),
    ),
    licence === undefined
      ? undefined
      : el(
          'p',
          'paragraph',
          {},
          `${labels.licence}: `,
          site.licence?.url === undefined ? licence : link(site.licence.url, licence),
        ),
  )
}

const logoHeight = 48
const logoWidest = 280

/** Renders the logo on a light background, in dark mode too, because it was made for one. */
function logoRow({site, elements}: MailContext): Element | undefined {
  const {logo, siteUrl, publisher, feedsUrl} = site
  if (logo === undefined) return undefined
  const scale = Math.min(1, logoHeight / Math.max(1, logo.height), logoWidest / Math.max(1, logo.width))
  const size = {
    width: Math.max(1, Math.round(logo.width * scale)),
    height: Math.max(1, Math.round(logo.height * scale)),
  }
  const alt = logo.alt === '' ? publisher : logo.alt
  return elements.layout(
    'layout',
    elements.row(
      'plate',
      {},
      h(
        'a',
        {href: siteUrl},
        elements.el('img', 'logo', {src: fileUrl({feedsUrl}, outputPaths.asset(logo.mail.name)), alt, ...size}),
      ),
    ),
  )
}

function headingRow(title: string, context: MailContext, prose: readonly Element[] = []): Element {
  const {el, row} = context.elements
  return row('body', {}, el('h2', 'heading', {dir: 'auto'}, title), ...prose)
}

function caveatRow({title, text, severity}: ResourceCaveat, {elements, labels}: MailContext): Element {
  const {el, row, layout} = elements
  const words = paragraphsOf(text)
  const inner = [
    el('p', 'lastParagraph', {}, h('strong', `${labels.severity[severity]}: ${title}`)),
    ...words.map((lines) =>
      el('p', 'lastParagraph', {}, ...lines.flatMap((line, index) => (index === 0 ? [line] : [h('br'), line]))),
    ),
  ]
  return row('noticeRow', {}, layout('layout', row(severity === 'urgent' ? 'urgentNotice' : 'notice', {}, ...inner)))
}

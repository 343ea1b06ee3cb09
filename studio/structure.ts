import {ActivityIcon} from '@sanity/icons/Activity'
import {CogIcon} from '@sanity/icons/Cog'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {EnvelopeIcon} from '@sanity/icons/Envelope'
import {EyeOpenIcon} from '@sanity/icons/EyeOpen'
import {EditIcon} from '@sanity/icons/Edit'
import {PinIcon} from '@sanity/icons/Pin'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import {ClockIcon} from '@sanity/icons/Clock'
import type {ComponentType} from 'react'
import type {DefaultDocumentNodeResolver, ListItemBuilder, StructureBuilder, StructureResolver} from 'sanity/structure'
import {kindOf, type PageType} from '../src/content/kinds.ts'
import {PagePane} from './page/page-pane.tsx'
import {MailPane} from './newsletter/mail-pane.tsx'
import {singletons} from './singletons.ts'

/** The lists after the articles, in the order editors need them. A divider separates the groups. */
const groups: ReadonlyArray<ReadonlyArray<readonly [type: string, title: string]>> = [
  [
    listOf('benefit'),
    listOf('bodyRegion'),
    listOf('condition'),
    listOf('therapy'),
    ['caveat', 'Caveats'],
    listOf('source'),
    listOf('person'),
  ],
  [
    ['newsletter', 'Newsletters'],
    ['feed', 'Feeds'],
  ],
]

function listOf(type: PageType): readonly [type: string, title: string] {
  return [type, kindOf(type).title]
}

const newest = [{field: 'publishedAt', direction: 'desc'} as const, {field: '_updatedAt', direction: 'desc'} as const]

const articleLists: readonly FilteredList[] = [
  {id: 'drafts', title: 'Drafts', icon: EditIcon, filter: '_type == "article" && _id in path("drafts.**")'},
  {
    id: 'needs-review',
    title: 'Needs review',
    icon: ClockIcon,
    filter: '_type == "article" && (!defined(reviewedAt) || reviewDueAt <= string::split(now(), "T")[0])',
  },
  {id: 'recalled', title: 'Recalled', icon: WarningOutlineIcon, filter: '_type == "article" && defined(recall.reason)'},
]

const apiVersion = '2025-02-19'

/** The list on the left: first articles, then what articles refer to, then newsletters and feeds, then settings. */
export const structure: StructureResolver = (S) => {
  const known = new Set([...groups.flat().map(([type]) => type), 'article', ...singletons])
  const others = S.documentTypeListItems().filter((item) => !known.has(item.getId() ?? ''))
  return S.list()
    .id('content')
    .title('Content')
    .items([
      articles(S),
      ...groups.flatMap((group) => afterDivider(S, group)),
      ...(others.length === 0 ? [] : [S.divider(), ...others]),
      S.divider(),
      settings(S),
    ])
}

/**
 * The views of a document. A newsletter opens with its mail beside the form, and what has a page with its page. Where there
 * is no room for both, the form opens alone, and the other is one click away.
 */
export const documentViews: DefaultDocumentNodeResolver = (S, {schemaType}) => {
  const other =
    schemaType === 'newsletter'
      ? S.view.component(MailPane).id('mail').title('Mail').icon(EnvelopeIcon)
      : kindOf(schemaType) === undefined
        ? undefined
        : S.view.component(PagePane).id('page').title('Page').icon(EyeOpenIcon)
  if (other === undefined) return S.document()
  const both = S.document().views([S.view.form(), other])
  return hasRoom() ? both.defaultPanes(['editor', schemaType === 'newsletter' ? 'mail' : 'page']) : both
}

/** Whether a form and a page are readable side by side, with a list before them. */
function hasRoom(): boolean {
  return typeof window === 'undefined' || window.innerWidth >= 1200
}

interface FilteredList {
  readonly id: string
  readonly title: string
  readonly icon: ComponentType
  readonly filter: string
  readonly field?: string
}

function articles(S: StructureBuilder): ListItemBuilder {
  return S.listItem()
    .id('articles')
    .title('Articles')
    .icon(DocumentTextIcon)
    .child(
      S.list()
        .id('articles')
        .title('Articles')
        .items([
          S.listItem()
            .id('all')
            .title('All articles')
            .icon(DocumentTextIcon)
            .child(S.documentTypeList('article').title('All articles').defaultOrdering(newest)),
          ...articleLists.map(({id, title, icon, filter}) =>
            S.listItem()
              .id(id)
              .title(title)
              .icon(icon)
              .child(
                S.documentList()
                  .id(id)
                  .title(title)
                  .schemaType('article')
                  .apiVersion(apiVersion)
                  .filter(filter)
                  .defaultOrdering(newest),
              ),
          ),
          S.divider(),
          bySubject(S, 'bodyRegion', 'regions', 'By body region', PinIcon),
          bySubject(S, 'condition', 'conditions', 'By condition', ActivityIcon),
        ]),
    )
}

function afterDivider(S: StructureBuilder, group: (typeof groups)[number]) {
  const items = group.map(([type, title]) => {
    const item = S.documentTypeListItem(type).title(title)
    return type === 'newsletter'
      ? item.child(
          S.documentTypeList(type)
            .title(title)
            .defaultOrdering([{field: 'sendAt', direction: 'desc'}]),
        )
      : item
  })
  return [S.divider(), ...items]
}

function settings(S: StructureBuilder): ListItemBuilder {
  return S.listItem()
    .id('siteSettings')
    .title('Settings')
    .icon(CogIcon)
    .child(S.document().schemaType('siteSettings').documentId('siteSettings').title('Settings'))
}

/** A list of subjects. Choosing one shows the articles about it. */
function bySubject(
  S: StructureBuilder,
  type: string,
  field: string,
  title: string,
  icon: ComponentType,
): ListItemBuilder {
  return S.listItem()
    .id(`by-${type}`)
    .title(title)
    .icon(icon)
    .child(
      S.documentTypeList(type)
        .title(title)
        .canHandleIntent(() => false)
        .child((id) => articlesAbout(S, field, id)),
    )
}

function articlesAbout(S: StructureBuilder, field: string, id: string) {
  return S.documentList()
    .id(`about-${id}`)
    .title('Articles')
    .schemaType('article')
    .apiVersion(apiVersion)
    .filter(`_type == "article" && $subject in ${field}[]._ref`)
    .params({subject: id})
    .defaultOrdering(newest)
}

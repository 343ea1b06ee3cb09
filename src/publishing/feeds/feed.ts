import type {Ask} from '../../engine/ask.ts'
import {isDocumentOf, isNonEmptyString, slugOf, titleOf} from '../../content/document.ts'
import {facets} from '../../content/kinds.ts'
import {refsOf} from '../../content/references.ts'
import {subjectKey} from '../../content/subjects.ts'
import {fileUrl, mailFeedFolder, outputPaths, type FeedContent} from '../../site/addresses.ts'
import {labelsFor} from '../../site/labels.ts'
import type {Site} from '../../site/site.ts'
import {askedEdition, toPage} from '../asked/asked-edition.ts'
import {verdicts} from '../steps/verdicts.ts'
import type {FeedHead} from './format.ts'
import type {ItemForm} from './rendered-item.ts'

/** A feed: its head, and which articles it has in which form. */
export interface Feed {
  readonly head: FeedHead
  /** Which of a feed's two addresses it has. */
  readonly variant: FeedContent
  readonly content: ItemForm
  /** The most articles on the newest page. It has fewer if they are large. */
  readonly maxItems: number
  /**
   * Whether older articles are on further pages, in the formats that have an archive. Other feeds end with their newest
   * articles and name the API's list of all of them: an article is in a dozen feeds, and older pages of each would be a
   * third of everything that is published.
   */
  readonly hasArchive: boolean
  /** The address of the API's list of all articles of the feed. */
  readonly list: string | undefined
  /** Keys of subjects: an article is about some of each list. Without lists, every article is in the feed. */
  readonly wanted: ReadonlyArray<readonly string[]>
  /** The document that defines it, if an editor made it, and whether the editor described it. */
  readonly documentId?: string
  readonly isDescribed?: boolean
}

/** The most articles on the newest page of a feed with full texts. Feed readers fetch it often. */
const maxFullItems = 20
const maxSummaries = 50

/** The beginning of the keys of feeds that editors define. */
export const ownFeedPrefix = 'own/'

/** Returns the feed of a key: `all`, `summary`, `mail`, a subject key, or `own/<document id>`. */
export function feedOf(ask: Ask, key: string): Feed | undefined {
  const {site} = askedEdition(ask)
  if (key === 'all')
    return {...mainFeed(site), content: 'full', variant: 'full', maxItems: maxFullItems, hasArchive: true}
  if (key === 'summary')
    return {
      ...mainFeed(site),
      head: {...mainFeed(site).head, key: 'all/summary'},
      content: 'summary',
      variant: 'summary',
      maxItems: maxSummaries,
      hasArchive: false,
    }
  if (key === mailFeedFolder) return mailFeed(site)
  return key.startsWith(ownFeedPrefix) ? editorsFeed(ask, key.slice(ownFeedPrefix.length)) : subjectFeed(ask, key)
}

function mailFeedTitle({publisher, language}: Site): string {
  return `${publisher} (${labelsFor(language).mail.forMail})`
}

function mainFeed(site: Site) {
  return {
    head: {
      folder: '',
      key: 'all',
      title: site.publisher,
      description: site.description ?? `Everything from ${site.publisher}`,
      homePageUrl: `${site.siteUrl}/`,
    },
    list: articlesList(site),
    wanted: [],
  }
}

/** The feed for services that mail new articles of a feed, in HTML that suits mails. */
function mailFeed(site: Site): Feed {
  const title = mailFeedTitle(site)
  return {
    head: {
      folder: mailFeedFolder,
      key: 'all/mail',
      title,
      description: site.description ?? title,
      homePageUrl: `${site.siteUrl}/`,
    },
    variant: 'full',
    content: 'mail',
    maxItems: maxFullItems,
    hasArchive: false,
    list: articlesList(site),
    wanted: [],
  }
}

/** A feed that an editor defines. An article must be about at least one subject of every list that is not empty. */
function editorsFeed(ask: Ask, id: string): Feed | undefined {
  const {site, snapshot, statusOf} = askedEdition(ask)
  const document = snapshot.get(id)?.document
  const slug = document === undefined ? undefined : slugOf(document)
  if (document === undefined || !isDocumentOf(document, 'feed') || slug === undefined || statusOf(id) === 'held')
    return undefined
  const title = titleOf(document)
  const content = document.content === 'summary' ? 'summary' : 'full'
  return {
    head: {
      folder: slug,
      key: id,
      title,
      description: isNonEmptyString(document.description) ? document.description : `${title}, from ${site.publisher}`,
      homePageUrl: `${site.siteUrl}/`,
    },
    // It has one address in each format, whatever its editor chose.
    variant: 'full',
    content,
    maxItems: document.limit ?? (content === 'summary' ? maxSummaries : maxFullItems),
    hasArchive: false,
    list: articlesList(site),
    wanted: facets
      .map((facet) => refsOf(document[facet]).map((ref) => subjectKey(facet, ref)))
      .filter((keys) => keys.length > 0),
    documentId: id,
    isDescribed: isNonEmptyString(document.description),
  }
}

function subjectFeed(ask: Ask, key: string): Feed | undefined {
  const {site, linkTo} = askedEdition(ask)
  const [facet = '', id = ''] = key.split('/')
  const page = toPage(ask.fact(verdicts, id, 'page'))
  if (page === undefined) return undefined
  const {kind, slug, url} = page
  const isOut = linkTo(id)?.recalled === true
  const title = isOut ? `${labelsFor(site.language).withdrawn}: ${page.title}` : page.title
  return {
    head: {
      folder: `${facet}/${slug}`,
      key: `${kind.type}/${id}`,
      title: `${title} – ${site.publisher}`,
      description: `${title}: articles from ${site.publisher}`,
      homePageUrl: url,
    },
    variant: 'full',
    content: 'full',
    maxItems: maxFullItems,
    hasArchive: false,
    list: articlesList(site, `/${facet}/${slug}`),
    wanted: [[key]],
  }
}

/** The address of the API's list of articles: of all, or of those about a subject. */
function articlesList(site: Site, subject = ''): string {
  return fileUrl(site, outputPaths.list(`articles${subject}`))
}

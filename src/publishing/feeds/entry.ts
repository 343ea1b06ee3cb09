import type {Paragraph, Root, RootContent} from 'mdast'
import {mediaTypeOf} from '../../files/media-types.ts'
import {facets, type Facet} from '../../content/kinds.ts'
import {labelsFor, type Labels} from '../../site/labels.ts'
import {liveLinks, type Resource, type ResourceImage, type ResourceLink} from '../../contract/resource-types.ts'
import {figureNode} from '../../pages/picture.ts'
import {carriedSections} from '../../pages/safety/in-brief.ts'
import type {FeedContent} from '../../site/addresses.ts'
import {link, paragraph, paragraphs, text} from '../../text/tree/build.ts'
import {renderHtml} from '../../text/write/html.ts'
import {renderText} from '../../text/write/plain.ts'

/** An article as an entry of a feed, in any format. */
export interface FeedItem {
  readonly resource: Resource
  readonly content: FeedContent
  /** Starts with a label if the article was recalled. */
  readonly title: string
  readonly summary: string | undefined
  /** What readers see, including caveats, picture credits, licence and attribution. */
  readonly html: string
  readonly text: string
  /** The summary with all that must stand beside it, as HTML: for readers that do not show the whole text. */
  readonly brief: string
  readonly subjects: ReadonlyArray<{readonly facet: Facet; readonly link: ResourceLink}>
  readonly image: (ResourceImage & {readonly mediaType: string}) | undefined
}

export function toFeedItem(resource: Resource, content: FeedContent): FeedItem {
  const labels = labelsFor(resource.language)
  return {
    resource,
    content,
    title: feedTitle(resource, labels),
    summary: resource.summary,
    ...contentOf(resource, content, labels),
    brief: renderHtml(inBrief(resource, labels)),
    subjects: facets.flatMap((facet) => liveLinks(resource, facet).map((each) => ({facet, link: each}))),
    image: imageOf(resource),
  }
}

/** Returns the title in a feed. A label marks a recalled article. */
function feedTitle({title, recall}: Resource, labels: Labels): string {
  return recall === undefined ? title : `${labels.withdrawn}: ${title}`
}

function contentOf(resource: Resource, content: FeedContent, labels: Labels): {html: string; text: string} {
  const {body} = resource
  if (content === 'summary' || body === undefined || body.text === '') {
    const tree = inBrief(resource, labels)
    return {html: renderHtml(tree), text: renderText(tree)}
  }
  const [before, after] = [root(figureOf(resource)), root([attributionOf(resource, labels)])]
  return {
    html: joined([renderHtml(before), body.html, renderHtml(after)], '\n'),
    text: joined([renderText(before), body.text, renderText(after)], '\n\n'),
  }
}

function imageOf({image}: Resource): FeedItem['image'] {
  if (image === undefined) return undefined
  const mediaType = mediaTypeOf(image.url)
  return mediaType.startsWith('image/') ? {...image, mediaType} : undefined
}

function inBrief(resource: Resource, labels: Labels): Root {
  return root([
    ...(resource.summary === undefined ? [] : paragraphs(resource.summary)),
    ...carriedSections(resource),
    attributionOf(resource, labels),
  ])
}

function root(children: RootContent[]): Root {
  return {type: 'root', children}
}

/** Returns the main picture with caption and credit, unless the text already shows it or the article was recalled. */
function figureOf({image, body, recall}: Resource): RootContent[] {
  if (image === undefined || recall !== undefined || body?.html.includes(`"${image.url}"`) === true) return []
  return [{type: 'paragraph', children: figureNode(image, 'eager'), data: {hName: 'figure'}}]
}

/** Returns where a text is from and its licence. This is part of the text wherever it is shown. */
function attributionOf(resource: Resource, labels: Labels): Paragraph {
  const {url, publisher, licence} = resource
  const origin = [text(`${labels.publishedBy} ${publisher}: `), link(url, text(feedTitle(resource, labels))), text('.')]
  const name = licence?.name ?? licence?.url
  if (name === undefined) return paragraph(...origin)
  const terms = licence?.url === undefined ? text(name) : link(licence.url, text(name))
  return paragraph(...origin, text(` ${labels.licence}: `), terms, text('.'))
}

function joined(parts: readonly string[], by: string): string {
  return parts.filter((part) => part !== '').join(by)
}

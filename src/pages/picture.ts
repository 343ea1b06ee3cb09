import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Image, PhrasingContent} from 'mdast'
import {isNonEmptyString, isRecord} from '../content/document.ts'
import type {Rendition as PublishedRendition, ResourceImage} from '../contract/resource-types.ts'
import {compact} from '../contract/compact.ts'
import {pictureIn, type Picture} from '../pictures/picture.ts'
import {placeholderOf} from '../pictures/placeholder.ts'
import {maxMailWidth, renditionsOf, type Rendition, type Renditions} from '../pictures/renditions.ts'
import {fileUrl, outputPaths} from '../site/addresses.ts'
import {text} from '../text/tree/build.ts'
import type {Edition} from './edition.ts'

type Around = Pick<Edition, 'site' | 'pictures'>

/** A picture of a document, and its files. */
export interface DrawnPicture {
  readonly picture: Picture
  readonly renditions: Renditions
}

/** Returns the picture in a `figure` with its files. Undefined if there is none that can be published. */
export function drawnPicture(figure: unknown, {site, pictures}: Around, isMain: boolean): DrawnPicture | undefined {
  const picture = pictureIn(figure, pictures.find, {isMain})
  const renditions = picture === undefined ? undefined : renditionsOf(picture, {withOriginal: site.offersOriginals})
  return picture === undefined || renditions === undefined ? undefined : {picture, renditions}
}

/**
 * Returns a picture as the API has it.
 * @param isMain - whether it stands for a document: then there is a square of it, and a card
 */
export function publishedImage(figure: unknown, edition: Around, {isMain = false} = {}): ResourceImage | undefined {
  const drawn = drawnPicture(figure, edition, isMain)
  if (drawn === undefined || !isRecord(figure)) return undefined
  const {picture, renditions} = drawn
  const {main, whole, square, card, focalPoint} = renditions
  const {caption, alt, isDecorative} = figure
  const publish = (rendition: Rendition): PublishedRendition => publishedRendition(rendition, edition)
  const grid = edition.pictures.gridOf(picture.assetId)
  const placeholder = grid === undefined ? undefined : placeholderOf(grid, picture.crop)
  return {
    url: publish(main).url,
    alt: isDecorative === true || !isNonEmptyString(alt) ? '' : oneLine(alt),
    width: main.width,
    height: main.height,
    ...compact({
      caption: isNonEmptyString(caption) ? caption : undefined,
      credit: picture.credit,
      licence: picture.licence === undefined ? undefined : compact(picture.licence),
      renditions: whole.map(publish),
      square: square === undefined ? undefined : publish(square),
      card: card === undefined ? undefined : publish(card),
      placeholder: placeholder?.url,
      colour: placeholder?.colour,
      focalPoint,
    }),
  }
}

function publishedRendition({name, type, width, height}: Rendition, {site}: Around): PublishedRendition {
  return {url: fileUrl(site, outputPaths.asset(name)), type, width, height}
}

/** A picture in lists: small sizes, in the format that every program shows. */
export function listedImage(whole: ResourceImage): ResourceImage {
  const {renditions = [], ...image} = whole
  const small = renditions.filter(({type, width}) => type !== 'image/webp' && width <= maxListed)
  return {...image, ...(small.length === 0 ? {} : {renditions: small})}
}

const maxListed = 640

/** The file of a picture to put into a mail: at most twice as wide as mails are, and seen in every mail program. */
export function mailedImage({url, width, height, renditions = []}: ResourceImage): Omit<PublishedRendition, 'type'> {
  const plain = renditions.filter(({type}) => type !== 'image/webp')
  return plain.findLast((each) => each.width <= maxMailWidth) ?? plain[0] ?? {url, width, height}
}

/**
 * A picture with its caption and credit below: one paragraph in Markdown; in HTML a `figure`, from which browsers take
 * the size and the format that suit them, and which fits into any page.
 */
export function figureNode(image: ResourceImage, loading: 'lazy' | 'eager'): PhrasingContent[] {
  const {caption, credit} = image
  const words = [caption, credit].filter(isNonEmptyString).map(oneLine).join(' – ')
  const below: PhrasingContent[] =
    words === ''
      ? []
      : [
          {type: 'break', data: {beforeCaption: true}},
          {type: 'emphasis', children: [text(words)], data: {hName: 'figcaption'}},
        ]
  return [imageNode(image, loading), ...below]
}

function imageNode(image: ResourceImage, loading: 'lazy' | 'eager'): Image {
  const {url, alt, width, height, renditions = []} = image
  const setOf = (isWebp: boolean): string =>
    renditions
      .filter((each) => (each.type === 'image/webp') === isWebp && each.width <= maxShown)
      .map((each) => `${each.url} ${each.width}w`)
      .join(', ')
  const [modern, plain] = [setOf(true), setOf(false)]
  const properties = {
    src: url,
    alt,
    width,
    height,
    ...(plain === '' ? {} : {srcSet: plain, sizes}),
    loading,
    decoding: 'async',
    style: 'max-width:100%;height:auto',
  }
  const children: Element[] = [
    ...(modern === '' ? [] : [h('source', {type: 'image/webp', srcSet: modern, sizes})]),
    h('img', properties),
  ]
  return {type: 'image', url, alt, data: {hName: 'picture', hProperties: {}, hChildren: children}}
}

/** Text is set this wide at most. On narrower screens a picture is as wide as the screen. */
const sizes = '(min-width: 48em) 45em, 100vw'

const maxShown = 1920

function oneLine(words: string): string {
  return words.trim().replace(/\s+/gu, ' ')
}

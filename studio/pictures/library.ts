import {isNonEmptyString, isRecord, isSanityDocument, titleOf, type SanityDocument} from '../../src/content/document.ts'
import {figuresIn, type Figure} from '../../src/content/figures.ts'
import {isDraft, publishedIdOf} from '../../src/content/ids.ts'
import {formatPath, type Path} from '../../src/content/path.ts'

/*
 * The pictures of the content, with where each is used. What needs a person comes first.
 */

/** A picture that was uploaded. */
export interface LibraryPicture {
  readonly id: string
  readonly url: string
  readonly name: string
  readonly width: number
  readonly height: number
  readonly bytes: number
  readonly uses: readonly PictureUse[]
  readonly lacksAlt: boolean
  readonly lacksCredit: boolean
}

/** A place where a picture is used. A draft and its published document count once. */
export interface PictureUse {
  /** The published id. */
  readonly documentId: string
  readonly type: string
  readonly title: string
  readonly path: Path
  /** Where in the document, in words. */
  readonly place: string
  readonly alt: string
  /** Whether only the published document has it there, and its draft has not. */
  readonly isOnlyPublished: boolean
  readonly lacksAlt: boolean
  readonly lacksCredit: boolean
}

/** The fields of a picture and the first parts of paths in texts, to read no more of documents than this. */
export const libraryQuery = /* groq */ `{
  "assets": *[_type == "sanity.imageAsset"]{
    _id, url, originalFilename, size, "width": metadata.dimensions.width, "height": metadata.dimensions.height
  },
  "documents": *[_type in $types && !(_id in path("versions.**"))]{
    _id, _type, title, name, publisher, heroImage, image, logo, "seo": {"image": seo.image},
    "body": body[_type == "figure"], "explanation": explanation[_type == "figure"],
    "overview": overview[_type == "figure"]
  }
}`

/** Makes the library of what the query found. */
export function toLibrary(found: unknown): LibraryPicture[] {
  const {assets, documents} = isRecord(found) ? found : {}
  const uses = usesIn(listOf(documents).filter(isSanityDocument))
  return listOf(assets)
    .flatMap((asset) => (isRecord(asset) && typeof asset['_id'] === 'string' ? [toPicture(asset, uses)] : []))
    .toSorted((a, b) => urgency(a) - urgency(b) || a.name.localeCompare(b.name, 'en') || (a.id < b.id ? -1 : 1))
}

function usesIn(documents: readonly SanityDocument[]): ReadonlyMap<string, readonly PictureUse[]> {
  const drafts = new Map(documents.filter(({_id}) => isDraft(_id)).map((draft) => [publishedIdOf(draft._id), draft]))
  const uses = documents.flatMap((document) => {
    const draft = isDraft(document._id) ? undefined : drafts.get(document._id)
    // What the draft shows too is counted there.
    const ofDraft = new Set((draft === undefined ? [] : figuresIn(draft)).map(({assetId}) => assetId))
    return figuresIn(document).flatMap((figure) =>
      figure.assetId === undefined || ofDraft.has(figure.assetId)
        ? []
        : [{assetId: figure.assetId, use: toUse(document, figure, draft !== undefined)}],
    )
  })
  return new Map(
    [...Map.groupBy(uses, ({assetId}) => assetId)].map(([assetId, group]) => [assetId, group.map(({use}) => use)]),
  )
}

function toUse(document: SanityDocument, {figure, path, field}: Figure, isOnlyPublished: boolean): PictureUse {
  const {isDecorative, alt, credit} = figure
  return {
    documentId: publishedIdOf(document._id),
    type: document._type,
    title: titleOf(document),
    path,
    place: places[field] ?? 'in the text',
    alt: isNonEmptyString(alt) ? alt : '',
    isOnlyPublished,
    lacksAlt: !isOnlyPublished && isDecorative !== true && !isNonEmptyString(alt),
    lacksCredit: !isOnlyPublished && isDecorative !== true && field !== 'logo' && !isNonEmptyString(credit),
  }
}

const places: Readonly<Record<string, string>> = {
  heroImage: 'main picture',
  'seo.image': 'picture when shared',
  image: 'portrait',
  logo: 'logo',
}

function toPicture(
  asset: Readonly<Record<string, unknown>>,
  allUses: ReadonlyMap<string, readonly PictureUse[]>,
): LibraryPicture {
  const id = String(asset['_id'])
  const uses = allUses.get(id) ?? []
  const {url, originalFilename, size, width, height} = asset
  return {
    id,
    url: typeof url === 'string' ? url : '',
    name: isNonEmptyString(originalFilename) ? originalFilename : (uses.find(({alt}) => alt !== '')?.alt ?? id),
    width: typeof width === 'number' ? width : 0,
    height: typeof height === 'number' ? height : 0,
    bytes: typeof size === 'number' ? size : 0,
    uses,
    lacksAlt: uses.some(({lacksAlt}) => lacksAlt),
    lacksCredit: uses.some(({lacksCredit}) => lacksCredit),
  }
}

/** Pictures without words come first, then those without a credit, then all that are used. */
function urgency({lacksAlt, lacksCredit, uses}: LibraryPicture): number {
  return lacksAlt ? 0 : lacksCredit ? 1 : uses.length > 0 ? 2 : 3
}

/** What to change in a document so that it shows another picture. A crop was drawn for the old one, so it goes. */
export interface Replacement {
  readonly set: Readonly<Record<string, unknown>>
  readonly unset: readonly string[]
}

/** Returns how to replace a picture in a document. Undefined if the document does not show it. */
export function replacementIn(document: SanityDocument, from: string, to: string): Replacement | undefined {
  const places = figuresIn(document)
    .filter(({assetId}) => assetId === from)
    .map(({path}) => formatPath([...path, 'image']))
  return places.length === 0
    ? undefined
    : {
        set: Object.fromEntries(places.map((place) => [`${place}.asset`, {_type: 'reference', _ref: to}])),
        unset: places.flatMap((place) => [`${place}.crop`, `${place}.hotspot`]),
      }
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

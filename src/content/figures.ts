import {isRecord} from './document.ts'
import type {Path} from './path.ts'
import {pathOf, walk} from './walk.ts'

/** A picture in a document: a `figure` with an image that was chosen. */
export interface Figure {
  readonly figure: Readonly<Record<string, unknown>>
  readonly image: Readonly<Record<string, unknown>>
  /** The id of its asset, whatever it looks like. */
  readonly assetId: string | undefined
  readonly path: Path
  /** The field of the document that it stands in, or that the text stands in. */
  readonly field: string
  /** Whether it is one of several in a list, such as in the text. */
  readonly isInText: boolean
}

/** Finds the pictures in a document, in document order. Documents do not change, so each is searched once. */
export function figuresIn(document: object): readonly Figure[] {
  const figures = known.get(document) ?? findFigures(document)
  known.set(document, figures)
  return figures
}

const known = new WeakMap<object, readonly Figure[]>()

function findFigures(document: object): readonly Figure[] {
  const found: Figure[] = []
  walk(document, (figure, trail) => {
    if (!isRecord(figure)) return
    const {image} = figure
    if (!isRecord(image) || !isRecord(image['asset'])) return
    const {_ref: ref} = image['asset']
    const path = pathOf(trail)
    found.push({
      figure,
      image,
      assetId: typeof ref === 'string' ? ref : undefined,
      path,
      field: path
        .filter((step) => typeof step === 'string')
        .slice(0, 2)
        .join('.'),
      isInText: path.some((step) => typeof step !== 'string'),
    })
  })
  return found
}

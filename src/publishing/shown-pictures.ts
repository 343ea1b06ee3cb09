import type {SanityDocument} from '../content/document.ts'
import {figuresIn} from '../content/figures.ts'
import {portableTextFields} from '../content/portable-text.ts'
import type {Place} from '../engine/step.ts'
import type {Edition} from '../pages/edition.ts'
import {drawnPicture, type DrawnPicture} from '../pages/picture.ts'
import {filesOf} from '../pictures/renditions.ts'
import {outputPaths} from '../site/addresses.ts'
import {collections} from './collections.ts'

/*
 * Pictures find their way from whoever shows them to the step that makes their files by their places. A picture is in
 * the output only if something that is published shows it.
 */

/** The pictures of a document, with their files. What stands in fields that the model does not have is none. */
export function picturesIn(document: SanityDocument, edition: Edition): DrawnPicture[] {
  const texts = portableTextFields[document._type] ?? []
  return figuresIn(document)
    .filter(({field, path}) => mainFields.has(field) || texts.some((text) => text === path[0]))
    .flatMap(({figure, isInText}) => drawnPicture(figure, edition, !isInText) ?? [])
}

/** The fields of pictures that stand for a document. */
const mainFields: ReadonlySet<string> = new Set(['heroImage', 'image', 'seo.image'])

/** Whether one of the files of a picture is among names. */
export function isNamed({renditions}: DrawnPicture, names: ReadonlySet<string>): boolean {
  return filesOf(renditions).some(({name}) => names.has(name))
}

/** The places of a picture that is shown. */
export function placesOfDrawing({picture, renditions}: DrawnPicture): Place[] {
  return [
    {in: collections.pictures, at: renditions.folder},
    {in: collections.drawings(renditions.folder), at: JSON.stringify(picture)},
  ]
}

/** Says which part of a source an editor leaves to be seen. */
export function placeOfSeen({picture: {hash}, renditions: {main}}: DrawnPicture): Place {
  return {in: collections.seen(hash), at: JSON.stringify(main.rect)}
}

/** The places of a file that stays, because something shows it that stays as it was published. */
export function placesOfNamed(name: string): Place[] {
  const [folder = ''] = name.split('/')
  return [
    {in: collections.pictures, at: folder},
    {in: collections.named(folder), at: name},
  ]
}

/** The names of the picture files that a text names. */
export function picturesNamedIn(text: string): string[] {
  const names = [...text.matchAll(named)].map(([, name = '']) => name)
  return [...new Set(names)].toSorted()
}

const named = new RegExp(`${outputPaths.asset('')}([0-9a-f]{40}-[0-9a-f]{8}/[\\w-]+\\.(?:jpg|png|webp))`, 'g')

import {severityOf} from '../../content/caveats.ts'
import {isRecord} from '../../content/document.ts'
import {compact} from '../../contract/compact.ts'
import type {Edition} from '../edition.ts'
import {publishedImage} from '../picture.ts'
import {tagUri} from '../../site/addresses.ts'

/**
 * Returns Portable Text as it was written, and adds a `target` to references: facts about the published document,
 * caveat or asset that they point to. Consumers need no second request, and still see which document it is.
 */
export function resolvePortableText(value: unknown, edition: Edition): unknown {
  if (Array.isArray(value)) return value.map((member) => resolvePortableText(member, edition))
  if (!isRecord(value)) return value
  const resolved = Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name,
      name === 'image' && isRecord(field) && isRecord(field['asset'])
        ? resolveImage(field, value, edition)
        : resolvePortableText(field, edition),
    ]),
  )
  const target = typeof value['_ref'] === 'string' ? targetOf(value['_ref'], edition) : undefined
  return target === undefined ? resolved : {...resolved, target}
}

/** Adds to the reference of a picture where its files are. */
function resolveImage(image: Readonly<Record<string, unknown>>, figure: unknown, edition: Edition): unknown {
  const published = publishedImage(figure, edition)
  if (published === undefined || !isRecord(image['asset'])) return image
  const {url, width, height, renditions, placeholder, colour, focalPoint} = published
  const target = {url, width, height, ...compact({renditions, placeholder, colour, focalPoint})}
  return {...image, asset: {...image['asset'], target}}
}

/** What a consumer needs to know about the target of a reference. */
function targetOf(ref: string, edition: Edition): Readonly<Record<string, unknown>> | undefined {
  const {site} = edition
  const link = edition.linkTo(ref)
  if (link !== undefined) return {...link}
  const document = edition.snapshot.get(ref)?.document
  if (document?._type !== 'caveat') return undefined
  const {title, text} = document
  return {id: tagUri(site, 'caveat', ref), type: 'caveat', title, text, severity: severityOf(document)}
}

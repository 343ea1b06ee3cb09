import {severityOf} from '../../content/caveats.ts'
import {assetFileName, isAssetId, parseImageAssetId} from '../../content/assets.ts'
import {isRecord} from '../../content/document.ts'
import type {Edition} from '../edition.ts'
import {fileUrl, outputPaths, tagUri} from '../../site/addresses.ts'

/**
 * Returns Portable Text as it was written, and adds a `target` to references: facts about the published document,
 * caveat or asset that they point to. Consumers need no second request, and still see which document it is.
 */
export function resolvePortableText(value: unknown, edition: Edition): unknown {
  if (Array.isArray(value)) return value.map((member) => resolvePortableText(member, edition))
  if (!isRecord(value)) return value
  const resolved = Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, resolvePortableText(field, edition)]),
  )
  const target = typeof value['_ref'] === 'string' ? targetOf(value['_ref'], edition) : undefined
  return target === undefined ? resolved : {...resolved, target}
}

/** What a consumer needs to know about the target of a reference. */
function targetOf(ref: string, edition: Edition): Readonly<Record<string, unknown>> | undefined {
  const {site} = edition
  if (isAssetId(ref)) {
    const {width, height} = parseImageAssetId(ref) ?? {}
    return {url: fileUrl(site, outputPaths.asset(assetFileName(ref) ?? ref)), width, height}
  }
  const link = edition.linkTo(ref)
  if (link !== undefined) return {...link}
  const document = edition.snapshot.get(ref)?.document
  if (document?._type !== 'caveat') return undefined
  const {title, text} = document
  return {id: tagUri(site, 'caveat', ref), type: 'caveat', title, text, severity: severityOf(document)}
}

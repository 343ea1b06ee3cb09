import {assetFileName, assetIdOfFileName} from '../assets.ts'
import {isRecord} from '../document.ts'

/**
 * Replaces the asset placeholders of dataset exports (`_sanityAsset: "image@file://./images/x.png"`) with the references
 * that the document had, so that the same content is equal whatever reader it comes from. Other values are kept.
 */
export function withAssetReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAssetReferences)
  if (!isRecord(value)) return value
  const {_sanityAsset: placeholder, ...fields} = value
  const restored = Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, withAssetReferences(field)]))
  if (typeof placeholder !== 'string') return restored
  const id = assetIdOfFileName(placeholder.split('/').at(-1) ?? '')
  return id === undefined || assetFileName(id) === undefined
    ? {...restored, _sanityAsset: placeholder}
    : {...restored, asset: {_type: 'reference', _ref: id}}
}

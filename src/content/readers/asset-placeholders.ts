import {assetFileName, assetIdOfFileName} from '../assets.ts'
import {isRecord} from '../document.ts'

/**
 * Exports name assets by file (`_sanityAsset: "image@file://./images/x.png"`). This puts the reference back that the
 * document had, so that the same content is the same wherever it comes from. Values without one are kept as they are.
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

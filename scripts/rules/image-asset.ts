import {assetFileName, assetTypes, isAssetId, parseImageAssetId} from '../model/assets.ts'
import {isRecord} from '../model/document.ts'
import {quote} from '../model/message.ts'
import {walk} from '../model/walk.ts'
import {defineRule} from './rule.ts'

/** Every picture that is used is there, under an id that says what it is. */
export const imageAsset = defineRule({
  id: 'image-asset',
  createCheck: ({dataset}) =>
    function* ({document}) {
      for (const {value, path} of walk(document)) {
        if (!isRecord(value) || !isRecord(value['asset']) || assetTypes.has(document._type)) continue
        const ref = value['asset']['_ref']
        if (typeof ref !== 'string') continue
        const at = [...path, 'asset']
        if (!isAssetId(ref) || (path.at(-1) === 'image' && parseImageAssetId(ref) === undefined)) {
          yield {
            reason: `Unexpected asset id ${quote(ref)}, expected image-<hash>-<width>x<height>-<format>`,
            path: at,
            actual: ref,
          }
        } else if (!dataset.assets.has(ref)) {
          yield {
            reason: `Cannot find picture ${quote(ref)}, expected its file \`${assetFileName(ref) ?? ref}\` among the assets`,
            path: at,
            actual: ref,
          }
        }
      }
    },
})

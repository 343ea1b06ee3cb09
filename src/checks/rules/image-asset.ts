import {assetFileName, isAssetId, parseImageAssetId} from '../../content/assets.ts'
import {isRecord} from '../../content/document.ts'
import {quote, type Finding} from '../../content/findings.ts'
import {pathOf, walk} from '../../content/walk.ts'
import {defineRule} from '../rule.ts'

/** Every asset that a document refers to exists and has a valid asset id. */
export const imageAsset = defineRule({
  id: 'image-asset',
  createCheck:
    ({snapshot}) =>
    ({document}) => {
      const findings: Finding[] = []
      walk(document, (value, trail) => {
        if (!isRecord(value) || !isRecord(value['asset'])) return
        const ref = value['asset']['_ref']
        if (typeof ref !== 'string') return
        const path = [...pathOf(trail), 'asset']
        if (!isAssetId(ref) || (trail?.step === 'image' && parseImageAssetId(ref) === undefined)) {
          findings.push({
            reason: `Unexpected asset id ${quote(ref)}, expected image-<hash>-<width>x<height>-<format>`,
            path,
            actual: ref,
          })
        } else if (!snapshot.assets.has(ref)) {
          findings.push({
            reason: `Cannot find picture ${quote(ref)}, expected its file \`${assetFileName(ref) ?? ref}\` among the assets`,
            path,
            actual: ref,
          })
        }
      })
      return findings
    },
})

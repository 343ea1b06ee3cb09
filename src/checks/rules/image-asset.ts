import {assetFileName, isAssetId, parseImageAssetId} from '../../content/assets.ts'
import {isRecord} from '../../content/document.ts'
import {figuresIn} from '../../content/figures.ts'
import {quote, type Finding} from '../../content/findings.ts'
import {pathOf, walk} from '../../content/walk.ts'
import {cropRect} from '../../pictures/crop.ts'
import {cropIn} from '../../pictures/picture.ts'
import {defineRule} from '../rule.ts'

/** Every asset that a document refers to exists, has a valid asset id, and can be read. */
export const imageAsset = defineRule({
  id: 'image-asset',
  createCheck:
    ({snapshot, readingOf}) =>
    ({document}) => {
      const findings: Finding[] = []
      walk(document, (value, trail) => {
        if (!isRecord(value) || !isRecord(value['asset'])) return
        const ref = value['asset']['_ref']
        if (typeof ref !== 'string') return
        const path = [...pathOf(trail), 'asset']
        const problem = readingOf(ref)?.problem
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
        } else if (problem !== undefined) {
          findings.push({
            reason: `Cannot use picture \`${assetFileName(ref) ?? ref}\`: ${problem}`,
            path,
            actual: ref,
            note: 'Upload it again, as JPEG or PNG',
          })
        }
      })
      for (const {image, path, assetId = ''} of figuresIn(document)) {
        const crop = cropIn(image['crop'])
        const facts = readingOf(assetId)?.facts
        const isSound = crop !== undefined && (facts === undefined || cropRect(facts, crop) !== undefined)
        if (image['crop'] === undefined || image['crop'] === null || isSound) continue
        findings.push({
          reason: 'Cannot publish a picture of which the crop leaves nothing, expected a part that can be seen',
          path: [...path, 'image', 'crop'],
          actual: JSON.stringify(image['crop']),
          note: 'Open the picture’s crop, and draw it again',
        })
      }
      return findings
    },
})

import {figuresIn} from '../../content/figures.ts'
import type {Finding} from '../../content/findings.ts'
import type {PrivatePart} from '../../pictures/private-parts.ts'
import {defineRule} from '../rule.ts'

/** The stored original of a picture tells nothing of people and places. Published files never do. */
export const imagePrivacy = defineRule({
  id: 'image-privacy',
  createCheck: ({readingOf}) =>
    function* ({document}): Generator<Finding> {
      const told = new Set<string>()
      for (const {assetId = '', path} of figuresIn(document)) {
        const {tells = []} = readingOf(assetId) ?? {}
        if (tells.length === 0 || told.has(assetId)) continue
        told.add(assetId)
        yield {
          reason: `The stored picture tells ${tells.map((part) => words[part]).join(', and ')}, expected nothing besides what it shows`,
          path: [...path, 'image'],
          actual: assetId,
          note: 'It is not in any published file. Whoever can read the dataset or its folder can read it: save the picture without metadata, and replace it',
        }
      }
    },
})

const words: Readonly<Record<PrivatePart, string>> = {
  place: 'where it was taken',
  name: 'the name of a person',
  camera: 'the serial number of the camera',
  thumbnail: 'what it showed before it was edited, as a small picture inside it',
}

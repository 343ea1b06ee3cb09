import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

const subjects = ['bodyRegion', 'benefit', 'condition', 'therapy']

/** The types that a reference may point to, by field. A test compares this table with the schema. */
export const referenceTargets: Readonly<Record<string, readonly string[]>> = {
  articles: ['article'],
  authors: ['person'],
  benefits: ['benefit'],
  caveat: ['caveat'],
  caveats: ['caveat'],
  conditions: ['condition'],
  instead: ['article', 'benefit', 'condition', 'therapy'],
  parent: ['bodyRegion'],
  reference: ['article', 'benefit', 'bodyRegion', 'condition', 'therapy'],
  region: ['bodyRegion'],
  regions: ['bodyRegion'],
  reviewedBy: ['person'],
  source: ['source'],
  subject: subjects,
  therapies: ['therapy'],
}

/** A reference points to a document of a type that its field allows. */
export const referenceType = defineRule({
  id: 'reference-type',
  createCheck: ({snapshot}) =>
    function* ({id}) {
      for (const {ref, path} of snapshot.referencesOf(id)) {
        const field = path.findLast((segment) => typeof segment === 'string')
        const target = snapshot.get(ref)
        const expected = field === undefined ? undefined : referenceTargets[field]
        if (target === undefined || expected === undefined || expected.includes(target.type)) continue
        yield {
          reason: `Unexpected reference to ${quote(ref)} of type \`${target.type}\`, expected ${expected.join(' or ')}`,
          path,
          actual: target.type,
          expected,
        }
      }
    },
})

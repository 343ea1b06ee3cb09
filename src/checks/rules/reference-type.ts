import {quote} from '../../content/findings.ts'
import {defineRule} from '../rule.ts'

const subjects = ['bodyRegion', 'benefit', 'condition', 'therapy']

/** What a reference in a field may lead to. A test holds this table against the schema. */
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

/** A reference leads to a document of a type its field is for. */
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

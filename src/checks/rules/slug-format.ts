import {kindOf} from '../../content/kinds.ts'
import {isRecord} from '../../content/document.ts'
import {quote, shorten, type Finding} from '../../content/findings.ts'
import {isDeviceName, isReserved} from '../../site/reserved-slugs.ts'
import {defineRule} from '../rule.ts'

/** A slug works as a file name on every system, and as a part of an address without escaping. */
export const slugFormat = defineRule({
  id: 'slug-format',
  createCheck: ({thresholds}) => {
    const problem = (slug: string): string | undefined => {
      if (slug === '') return 'a name'
      if ([...slug].length > thresholds.maxSlugLength) return `at most ${thresholds.maxSlugLength} characters`
      if (isDeviceName(slug)) return 'a name that Windows does not keep for a device'
      if (isReserved(slug)) return 'a name that the output does not use itself'
      if (slug !== slug.normalize('NFC')) return 'letters in their composed form (NFC)'
      if (slug !== slug.toLowerCase()) return 'lower-case letters'
      return safe.test(slug) ? undefined : 'letters, digits and single hyphens, such as `massage-for-back-pain`'
    }
    return function* ({type, document}): Generator<Finding> {
      const {slug} = document
      if (slug === undefined) {
        if (kindOf(type) !== undefined) yield {reason: 'Cannot publish without a slug, expected a name', path: ['slug']}
        return
      }
      const current = isRecord(slug) ? slug['current'] : slug
      const expected = typeof current === 'string' ? problem(current) : 'a name'
      if (expected === undefined) return
      const actual = typeof current === 'string' ? current : typeof current
      yield {
        reason: `Unexpected slug ${quote(actual)}, expected ${expected}`,
        path: ['slug', 'current'],
        actual: shorten(actual),
        expected: [expected],
      }
    }
  },
})

const safe = /^[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*$/u

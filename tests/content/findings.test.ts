import {VFile} from 'vfile'
import {expect, it} from 'vitest'
import {addMessage, quote, severityOf} from '../../src/content/findings.ts'

it('carries what was found, where, and why', () => {
  const file = new VFile({path: 'content/article/a.json'})
  const message = addMessage(
    file,
    {
      reason: 'Unexpected slug `x`, expected y',
      path: ['slug', 'current'],
      actual: 'x',
      expected: ['y'],
      note: 'Do this',
      cause: 'other.json',
    },
    {ruleId: 'slug-format', source: 'bodytext', severity: 'error'},
  )
  expect({...message, stack: undefined, cause: String(message.cause)}).toMatchObject({
    reason: 'Unexpected slug `x`, expected y',
    fatal: true,
    file: 'content/article/a.json',
    path: 'slug.current',
    ruleId: 'slug-format',
    source: 'bodytext',
    actual: 'x',
    expected: ['y'],
    note: 'Do this',
    url: 'docs/rules.md#slug-format',
    cause: 'Error: other.json',
  })
  expect(severityOf(message)).toBe('error')
})

it('shows what cannot be seen, and shortens what is long', () => {
  expect(quote('a\u001B[31mb\u202Ec\nd')).toBe('`a\\u{1B}[31mb\\u{202E}c\\u{A}d`')
  expect(quote('👩'.repeat(500))).toHaveLength(2 + 119 * 2 + 1)
})

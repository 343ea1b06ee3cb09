import type {Finding} from '../../content/findings.ts'
import {defineMailCheck} from './mail-check.ts'
import {attribute, elementsIn, textOf, type MailDocument} from './mail-document.ts'

export const mailFrame = defineMailCheck({
  id: 'mail-frame',
  promise: 'It says its language and title, and that it can be shown light and dark',
  check: (document) =>
    needs.flatMap(([what, isMet]): Finding[] =>
      isMet(document) ? [] : [{reason: `Unexpected mail without ${what}, expected it`}],
    ),
})

const needs: ReadonlyArray<readonly [what: string, isMet: (document: MailDocument) => boolean]> = [
  ['a doctype', ({mail}) => /^<!doctype html>/i.test(mail.html)],
  ['a language', ({tree}) => elementsIn(tree, 'html').some((element) => (attribute(element, 'lang') ?? '') !== '')],
  ['a title', ({tree}) => elementsIn(tree, 'title').some((element) => textOf(element) !== '')],
  [
    'its character set',
    ({tree}) => elementsIn(tree, 'meta').some((element) => /^utf-8$/i.test(attribute(element, 'charSet') ?? '')),
  ],
  [
    '`color-scheme` for light and dark',
    (document) =>
      /light/.test(metaOf(document, 'color-scheme') ?? '') && /dark/.test(metaOf(document, 'color-scheme') ?? ''),
  ],
  ['one main heading', ({tree}) => elementsIn(tree, 'h1').length === 1],
]

function metaOf({tree}: MailDocument, name: string): string | undefined {
  const found = elementsIn(tree, 'meta').find((element) => attribute(element, 'name') === name)
  return found === undefined ? undefined : attribute(found, 'content')
}

import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Site} from '../../site/site.ts'
import {code} from './elements.ts'

export function termsSection({licence, publisher}: Site): Element {
  const terms =
    licence?.url === undefined
      ? licence?.name
      : h('a', {href: licence.url, rel: ['license']}, licence.name ?? licence.url)
  return h('section', {ariaLabelledBy: ['terms']}, [
    h('h2', {id: 'terms'}, 'When you publish it again'),
    h('ul', [
      h('li', [
        'Name where it is from: each article has the words under ',
        code('attribution'),
        ', and at its end in feeds.',
      ]),
      ...(terms === undefined ? [] : [h('li', ['The licence is ', terms, '.'])]),
      h(
        'li',
        'Show the caveats and the red flags wherever you show the text, and how certain a claim is wherever you make it.',
      ),
      h('li', [
        'Look for changes at least once a day. What is ',
        code('recalled'),
        ' or ',
        code('unpublished'),
        ' comes down at once.',
      ]),
      h('li', `None of it replaces the advice of a doctor. Questions go to ${publisher}.`),
    ]),
  ])
}

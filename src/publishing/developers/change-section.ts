import type {Element} from 'hast'
import {h} from 'hastscript'
import type {Site} from '../../site/site.ts'
import type {DeveloperFacts} from './facts.ts'
import {outputPaths} from '../../site/addresses.ts'
import {code, linkTo, scrolling} from './elements.ts'
import {dayOf} from '../../pages/html/day.ts'

export function changeSection(last: DeveloperFacts['changes'], site: Site): Element {
  return h('section', {ariaLabelledBy: ['changes']}, [
    h('h2', {id: 'changes'}, 'Changes'),
    h('p', [
      'Ask for ',
      linkTo(outputPaths.changes()),
      ' now and then; it answers 304 while nothing has changed. Keep its ',
      code('cursor'),
      ', and of what comes after it take the last change of each ',
      code('id'),
      ': fetch ',
      code('api'),
      ', or delete what is ',
      code('unpublished'),
      '. Go back through ',
      code('links.previous'),
      ' until you reach your cursor; start from 0 if ',
      code('log'),
      ' is another one. When you are done, ',
      code('digest'),
      ' tells whether you have exactly what is published.',
    ]),
    scrolling(
      'The last changes',
      h('table', [
        h('caption', 'The last changes'),
        h('thead', [
          h('tr', [
            h('th', {scope: 'col'}, 'Date'),
            h('th', {scope: 'col'}, 'What'),
            h('th', {scope: 'col'}, 'Document'),
          ]),
        ]),
        h(
          'tbody',
          last.map(({change: {at, kind, id, url, api}, title}) =>
            h('tr', [
              h('td', [dayOf(at)]),
              h('td', [h('span', {className: ['kind', kind]}, kind)]),
              h(
                'td',
                kind === 'unpublished'
                  ? [code(url)]
                  : [h('a', {href: api.replace(`${site.feedsUrl}/`, '../')}, title ?? id)],
              ),
            ]),
          ),
        ),
      ]),
    ),
  ])
}

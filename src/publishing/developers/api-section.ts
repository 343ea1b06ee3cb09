import type {Element} from 'hast'
import {h} from 'hastscript'
import {contract, schemaFileName} from '../../contract/index.ts'
import {kinds} from '../../content/kinds.ts'
import {outputPaths} from '../../site/addresses.ts'
import {code, linkTo, number, scrolling, withCode} from './elements.ts'

/** @param counts - how many documents there are, by the folder of their kind */
export function apiSection(counts: Readonly<Record<string, number>>): Element {
  return h('section', {ariaLabelledBy: ['api']}, [
    h('h2', {id: 'api'}, 'Static API'),
    h('p', [
      'Lists in pages of a hundred, and one file for each document: its text as Portable Text, HTML and plain text, its evidence, caveats and reviews, and JSON-LD. Lists of articles say under ',
      code('facets'),
      ' which subjects they can be narrowed down to.',
    ]),
    scrolling(
      'Lists of the API',
      h('table', [
        h('caption', 'Lists'),
        h('thead', [
          h('tr', [
            h('th', {scope: 'col'}, 'Kind'),
            h('th', {scope: 'col', className: ['n']}, 'Documents'),
            h('th', {scope: 'col'}, 'List'),
          ]),
        ]),
        h(
          'tbody',
          kinds.map((kind) =>
            h('tr', [
              h('th', {scope: 'row'}, kind.title),
              h('td', {className: ['n']}, number(counts[kind.folder] ?? 0)),
              h('td', [linkTo(outputPaths.list(kind.folder))]),
            ]),
          ),
        ),
      ]),
    ),
    h('h3', 'More files'),
    h('ul', [
      h('li', [
        linkTo(outputPaths.search),
        ': what an index for MiniSearch needs, and its parts, to search in the browser',
      ]),
      h('li', [linkTo(outputPaths.redirects), ': where old addresses lead, and which pages are gone']),
      h('li', [linkTo(outputPaths.manifest), ': lists of every file with its hash, in parts; written last']),
      h('li', [linkTo(outputPaths.sitemap), ', ', linkTo(outputPaths.llms), ', which names the full texts']),
    ]),
    h('h3', 'The contract'),
    h('p', [
      linkTo(outputPaths.openApi, 'OpenAPI 3.1'),
      ', ',
      linkTo(outputPaths.types, 'TypeScript types'),
      ' to copy, and a JSON Schema for each shape. Expect new fields; a field that goes, or changes its meaning, comes with a new ',
      code('schemaVersion'),
      '.',
    ]),
    h(
      'ul',
      contract.map(({name, title, description}) =>
        h('li', [
          linkTo(outputPaths.schema(schemaFileName(name)), name),
          ...withCode(`: ${title.toLowerCase()}. ${description}.`),
        ]),
      ),
    ),
  ])
}

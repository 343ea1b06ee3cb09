import type {Element} from 'hast'
import {h} from 'hastscript'
import {contract, schemaFileName} from '../../contract/index.ts'
import {kinds} from '../../content/kinds.ts'
import type {RenderedEdition} from '../rendered-edition.ts'
import {outputPaths} from '../../site/addresses.ts'
import {code, linkTo, number, scrolling, withCode} from './elements.ts'

export function apiSection({documents}: RenderedEdition): Element {
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
              h('td', {className: ['n']}, number(documents.filter((document) => document.kind === kind).length)),
              h('td', [linkTo(outputPaths.list(kind.folder, 1))]),
            ]),
          ),
        ),
      ]),
    ),
    h('h3', 'More files'),
    h('ul', [
      h('li', [linkTo(outputPaths.search), ': an index for MiniSearch, to search in the browser']),
      h('li', [linkTo(outputPaths.redirects), ': where old addresses lead, and which pages are gone']),
      h('li', [linkTo(outputPaths.manifest), ': every file with its hash; written last']),
      h('li', [linkTo(outputPaths.sitemap()), ', ', linkTo(outputPaths.llms), ', ', linkTo(outputPaths.llmsFull)]),
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

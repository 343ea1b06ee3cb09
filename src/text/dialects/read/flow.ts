import type {Image, Paragraph, RootContent, Table, TableCell, TableRow} from 'mdast'
import {toString} from 'mdast-util-to-string'
import {isRecord} from '../../../content/document.ts'
import {isHarmfulSource} from '../../../site/href.ts'
import type {Fields} from '../../tree/vocabulary.ts'
import {readCode} from '../blocks/code.ts'
import {readImage} from '../blocks/image.ts'
import {hasHeadings} from '../blocks/table.ts'
import {placed, placeOf, type FlowReader, type ReadContext} from './context.ts'
import {readFlow} from './walk-flow.ts'
import {readDirective} from './directives.ts'
import {blockOf} from './line.ts'
import {readList} from './lists.ts'
import {readQuote} from './quotes.ts'

const readParagraph: FlowReader<Paragraph> = (node, context) => {
  const picture = isPicture(node) ? pictureOf(node, context) : undefined
  if (picture !== undefined && !isHarmfulSource(picture.url)) return [placed(readImage(picture), node, context)]
  const block = blockOf('normal', node.children, context)
  return isBlank(block) ? [] : [block]
}

const readTable: FlowReader<Table> = (node, context) => {
  const width = node.children[0]?.children.length ?? 0
  const excess = node.children.find((row) => row.children.length > width)
  if (excess !== undefined)
    context.report({
      reason: `Unexpected cell, expected as many as there are headings: GFM shows no more`,
      ...placeOf(excess),
    })
  const withHead = hasHeadings(node)
  const rows = withHead ? node.children : node.children.slice(1)
  if (context.types.blockObjects['table']?.['rows'] === 'textRows') {
    const marked = node.children
      .flatMap((row) => row.children)
      .find((cell) => cell.children.some(({type}) => type !== 'text'))
    if (marked !== undefined)
      context.report({reason: 'Unexpected marks in a table, expected plain text: the words stay', ...placeOf(marked)})
    const texts = node.children.map((row) => cellsOf(row, width).map((cell) => toString(cell)))
    const cells = texts.map((row) => ({_key: context.createKey(), _type: 'tableRow', cells: row}))
    return [placed({_type: 'table', rows: cells}, node, context)]
  }
  return [
    placed(
      {
        _type: 'table',
        headerRows: withHead ? 1 : 0,
        ...(node.align?.some((align) => align !== null) === true ? {alignment: node.align} : {}),
        rows: rows.map((row) => ({
          _key: context.createKey(),
          _type: 'row',
          cells: cellsOf(row, width).map((cell) => ({
            _key: context.createKey(),
            _type: 'cell',
            value: readCell(cell, context),
          })),
        })),
      },
      node,
      context,
    ),
  ]
}

const nothing: FlowReader<RootContent> = () => []

/** The readers for nodes between blocks, by node type. */
export const flowReaders: Readers = {
  paragraph: readParagraph,
  heading: ({depth, children}, context) => [blockOf(`h${depth}`, children, context)],
  blockquote: (node, context, followsFlat) => readQuote(node, followsFlat, context),
  list: (node, context, followsFlat) => readList(node, followsFlat, context),
  code: (node, context) => [placed(readCode(node), node, context)],
  html: (node, context) => {
    // HTML that is ended by its container or the document may end with blank lines, which do not belong to it.
    const html = node.value.replace(/^ {1,3}|\s+$/g, '')
    return [placed({_type: 'html', html}, node, context)]
  },
  thematicBreak: (node, context) => [placed({_type: 'horizontal-rule'}, node, context)],
  table: readTable,
  // References are resolved where they are used.
  definition: nothing,
  footnoteDefinition: (node, context) => {
    const {identifier, label, children} = node
    const name = label ?? identifier
    return [
      placed(
        {
          _type: 'footnote-definition',
          identifier,
          ...(name === identifier ? {} : {label: name}),
          content: readFlow(children, context),
        },
        node,
        context,
      ),
    ]
  },
  containerDirective: readDirective,
  leafDirective: readDirective,
}

/** Whether a paragraph is an image and nothing else. */
function isPicture({children: [first, ...others]}: Paragraph): boolean {
  return (first?.type === 'image' || first?.type === 'imageReference') && others.length === 0
}

function pictureOf({children: [node]}: Paragraph, {definitions}: ReadContext): Image | undefined {
  if (node?.type === 'image') return node
  const definition = node?.type === 'imageReference' ? definitions.get(node.identifier.toUpperCase()) : undefined
  return node?.type !== 'imageReference' || definition === undefined
    ? undefined
    : {type: 'image', url: definition.url, title: definition.title ?? null, alt: node.alt ?? null}
}

/** Whether a paragraph has become empty, for example one that contained only a link without words. */
function isBlank({children}: Fields): boolean {
  return Array.isArray(children) && children.every((child) => isRecord(child) && child['text'] === '')
}

/** As many cells as there are headings (GFM 0.29, 4.10). Extra cells are dropped, missing cells are empty. */
function cellsOf({children}: TableRow, width: number): TableCell[] {
  return Array.from({length: width}, (_, index) => children[index] ?? {type: 'tableCell', children: []})
}

/** The one paragraph of a cell. An empty cell gets an empty paragraph. */
function readCell({children}: TableCell, context: ReadContext): Fields[] {
  const read = readParagraph({type: 'paragraph', children}, context, false)
  return read.length === 0 ? [blockOf('normal', [], context)] : read
}

type Readers = {readonly [Type in RootContent['type']]?: FlowReader<Extract<RootContent, {type: Type}>>}

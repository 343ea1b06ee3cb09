import type {PhrasingContent, Table, TableRow} from 'mdast'
import {isRecord, recordsIn} from '../../../content/document.ts'
import {blockText} from '../../../content/portable-text.ts'
import {segmentOf} from '../../../content/path.ts'
import {flowOf} from '../../tree/flow.ts'
import type {Fields, FlowNode} from '../../tree/vocabulary.ts'
import type {BlockConverter} from '../converter.ts'
import type {WriteContext} from '../context.ts'
import {isList, shapeOf} from '../shape.ts'

/** A table of rows and cells, in the form of @portabletext/plugin-table. Markdown has one row of headings. */
export const table: BlockConverter = {
  shape: (value) => {
    const shape = shapeOf(
      value,
      {rows: isRows},
      {
        headerRows: (rows) => rows === 0 || rows === 1,
        alignment: (list) => Array.isArray(list) && list.every(isAlignment),
      },
    )
    const {rows} = value
    const isPlain = Array.isArray(rows) && rows.length > 0 && rows.every(isPlainRow) && !isBlankRow(rows[0])
    return shape === 'whole' && !(isPlain && isEven(rows)) ? 'partly' : shape
  },
  write: ({rows, headerRows, alignment}, context) => {
    const children = recordsIn(rows).map((row, index) => {
      context.trail.push('rows', segmentOf(row, index))
      const node = rowOf(row, context)
      context.trail.splice(-2)
      return node
    })
    const width = Math.max(0, ...children.map((row) => row.children.length))
    if (width === 0) return []
    const head: TableRow[] =
      headerRows === 0
        ? [{type: 'tableRow', children: Array.from({length: width}, () => ({type: 'tableCell', children: []}))}]
        : []
    const align = Array.isArray(alignment) ? alignment.filter(isAlignment) : []
    return [{type: 'table', ...(align.length === 0 ? {} : {align}), children: [...head, ...children]}]
  },
}

/** Whether the first row has content. Markdown has no table without a first row, so an empty one means no headings. */
export function hasHeadings({children: [head]}: Table): boolean {
  return head?.children.some((cell) => cell.children.length > 0) === true
}

function isRows(rows: unknown): boolean {
  return (
    Array.isArray(rows) &&
    rows.every((row) => isRecord(row) && recordsIn(row['cells']).some(({value}) => isList(value)))
  )
}

type Alignment = 'left' | 'center' | 'right' | null

function isAlignment(value: unknown): value is Alignment {
  return value === null || value === 'left' || value === 'center' || value === 'right'
}

function isPlainRow(row: unknown): boolean {
  return (
    isRecord(row) &&
    row['_type'] === 'row' &&
    shapeOf(row, {cells: isList}) === 'whole' &&
    Array.isArray(row['cells']) &&
    row['cells'].every(isPlainCell)
  )
}

// An empty first row means a table without headings.
function isBlankRow(row: unknown): boolean {
  return (
    isRecord(row) &&
    recordsIn(row['cells']).every(({value}) =>
      recordsIn(value).every((block) => block['_type'] === 'block' && blockText(block).trim() === ''),
    )
  )
}

/** Whether all rows have the same number of cells. Short rows would be filled up when they are read. */
function isEven(rows: readonly unknown[]): boolean {
  const widths = recordsIn(rows).map(({cells}) => recordsIn(cells).length)
  return widths.every((width) => width === widths[0])
}

function rowOf(row: Fields, context: WriteContext): TableRow {
  const children = recordsIn(row['cells']).map((cell, index): TableRow['children'][number] => {
    context.trail.push('cells', segmentOf(cell, index), 'value')
    const nodes = flowOf(cell['value'], context)
    if (!isPlainCell(cell))
      context.report({reason: 'Cannot write several blocks in a cell, expected one paragraph: their words stay'})
    context.trail.splice(-3)
    return {type: 'tableCell', children: oneLine(nodes)}
  })
  return {type: 'tableRow', children}
}

/** Whether a cell fits in one line: it contains one paragraph, one image, or nothing. */
function isPlainCell(cell: unknown): boolean {
  if (!isRecord(cell) || cell['_type'] !== 'cell' || shapeOf(cell, {value: isList}) !== 'whole') return false
  const [first, ...others] = recordsIn(cell['value'])
  if (first === undefined) return true
  if (others.length > 0) return false
  return first['_type'] === 'image' || (first['_type'] === 'block' && isPlainBlock(first))
}

/** The phrasing content of blocks in one line, with breaks between the blocks. */
function oneLine(nodes: readonly FlowNode[]): PhrasingContent[] {
  const lines = nodes.map((node): PhrasingContent[] => {
    if (node.type === 'paragraph' || node.type === 'heading') return node.children
    if (node.type === 'code') return [{type: 'inlineCode', value: node.value.replace(/\s*\n\s*/g, ' ')}]
    if (node.type === 'html') return [{type: 'html', value: node.value.replace(/\s*\n\s*/g, ' ')}]
    return 'children' in node ? oneLine(node.children.filter(isFlowNode)) : []
  })
  const broken = lines.filter((line) => line.length > 0).flatMap(afterBreak)
  return broken.slice(1)
}

function isPlainBlock({style, listItem}: Fields): boolean {
  return (style === undefined || style === 'normal') && listItem === undefined
}

function isFlowNode(node: {readonly type: string}): node is FlowNode {
  return node.type !== 'tableRow' && node.type !== 'tableCell'
}

function afterBreak(line: PhrasingContent[]): PhrasingContent[] {
  return [{type: 'break'}, ...line]
}

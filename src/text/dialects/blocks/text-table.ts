import type {Table, TableRow} from 'mdast'
import {isRecord, recordsIn, stringsIn} from '../../../content/document.ts'
import {paragraph, text} from '../../tree/build.ts'
import type {Fields} from '../../tree/vocabulary.ts'
import type {BlockConverter} from '../converter.ts'
import {isList, isText, shapeOf} from '../shape.ts'

/** A table with text cells. Its first row is the headings, and its caption is written above it. */
export const textTable: BlockConverter = {
  shape: (value) => {
    const {rows} = value
    if (!Array.isArray(rows) || rows.length === 0 || !rows.every(isTextRow)) return 'other'
    const shape = shapeOf(value, {rows: isList})
    return shape === 'whole' && !isWhole(rows) ? 'partly' : shape
  },
  write: ({rows, caption}) => {
    const [title] = stringsIn([caption])
    const above = title === undefined ? [] : [paragraph({type: 'emphasis' as const, children: [text(title.trim())]})]
    return [...above, toTextTable(rows)]
  },
}

export function toTextTable(rows: unknown): Table {
  return {
    type: 'table',
    children: recordsIn(rows).map((row): TableRow => ({
      type: 'tableRow',
      children: cellsOf(row).map((cell) => ({
        type: 'tableCell',
        children: typeof cell === 'string' && cell.trim() !== '' ? [text(cell.trim().replace(/\s+/gu, ' '))] : [],
      })),
    })),
  }
}

/** Whether the rows of a text table can be written as a table inside its directive. */
export function isTableInDirective(value: Fields): boolean {
  return isWhole(value['rows']) && shapeOf(value, {rows: isList}, {caption: isText}) === 'whole'
}

function isTextRow(row: unknown): boolean {
  const cells = cellsOf(row)
  return cells.length > 0 && cells.every((cell) => typeof cell === 'string')
}

function isWhole(rows: unknown): boolean {
  return (
    Array.isArray(rows) &&
    rows.every(
      (row) =>
        isRecord(row) &&
        row['_type'] === 'tableRow' &&
        shapeOf(row, {cells: isList}) === 'whole' &&
        cellsOf(row).length === cellsOf(rows[0]).length &&
        cellsOf(row).every(isPlainText),
    ) &&
    cellsOf(rows[0]).some((cell) => cell !== '')
  )
}

function cellsOf(row: unknown): readonly unknown[] {
  return isRecord(row) && Array.isArray(row['cells']) ? row['cells'] : []
}

function isPlainText(cell: unknown): boolean {
  return typeof cell === 'string' && cell === cell.trim() && !/[\n\r\t]| {2}/.test(cell)
}

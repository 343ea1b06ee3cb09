import type {BlockContent, TableRow} from 'mdast'
import {isNonEmptyString, recordsIn} from '../../../content/document.ts'
import {paragraph, text} from '../../../text/tree/build.ts'
import type {BlockHandler} from './handler.ts'

/** A table whose first row holds the headings, with its caption above. Short rows are filled up with empty cells. */
export const table: BlockHandler = ({rows, caption}): BlockContent[] => {
  const cells = recordsIn(rows).map((row) => (Array.isArray(row['cells']) ? row['cells'].map(cellText) : []))
  const width = Math.max(0, ...cells.map((row) => row.length))
  if (width === 0) return []
  const children = cells.map((row): TableRow => ({
    type: 'tableRow',
    children: Array.from({length: width}, (_, index) => ({
      type: 'tableCell',
      children: isNonEmptyString(row[index]) ? [text(row[index])] : [],
    })),
  }))
  const title = isNonEmptyString(caption) ? [paragraph({type: 'emphasis', children: [text(cellText(caption))]})] : []
  return [...title, {type: 'table', children}]
}

function cellText(cell: unknown): string {
  return typeof cell === 'string' ? cell.trim().replace(/\s+/gu, ' ') : ''
}

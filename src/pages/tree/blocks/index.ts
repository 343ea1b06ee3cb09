import type {BlockObject} from '../../../content/portable-text.ts'
import {benefitList} from './benefit-list.ts'
import {callout} from './callout.ts'
import {caveatNotice} from './caveat-notice.ts'
import {figure} from './figure.ts'
import type {BlockHandler} from './handler.ts'
import {regionGuide} from './region-guide.ts'
import {table} from './table.ts'

/** The handler for each block object. */
export const blockHandlers: Readonly<Record<BlockObject, BlockHandler>> = {
  benefitList,
  callout,
  caveatNotice,
  figure,
  regionGuide,
  table,
}

import {isRecord, recordsIn} from '../content/document.ts'
import type {Standing} from './standing.ts'

/**
 * Reads Crossref's answer about a work (https://www.crossref.org/documentation/retrieve-metadata/rest-api/): notices about
 * a work are in its `updated-by`; `update-to` is on the notice itself and says nothing of the work. The same notice may be
 * there twice, from the publisher and from Retraction Watch.
 */
export function readCrossref(answer: unknown): Standing | undefined {
  const message = isRecord(answer) ? answer['message'] : undefined
  if (!isRecord(message) || typeof message['DOI'] !== 'string') return undefined
  const notices = recordsIn(message['updated-by']).map((update) => ({
    type: String(update['type'] ?? '').toLowerCase(),
    notice: typeof update['DOI'] === 'string' ? update['DOI'].toLowerCase() : undefined,
    date: dayOf(update['updated']),
  }))
  const first = (types: ReadonlySet<string>) => notices.find(({type}) => types.has(type))
  const [retracted, newer] = [first(retractions), first(editions)]
  return {
    from: 'Crossref',
    ...(retracted === undefined ? {} : {retracted: noticeOf(retracted)}),
    ...(newer === undefined ? {} : {supersededBy: noticeOf(newer)}),
    others: notices
      .filter(({type}) => !retractions.has(type) && !editions.has(type))
      .map(({type, notice}) => `${type.replaceAll('_', ' ')}${notice === undefined ? '' : ` ${notice}`}`),
  }
}

const retractions: ReadonlySet<string> = new Set(['retraction', 'withdrawal', 'removal', 'partial_retraction'])
const editions: ReadonlySet<string> = new Set(['new_edition', 'new_version'])

function noticeOf({date, notice}: {readonly date: string | undefined; readonly notice: string | undefined}) {
  return {...(date === undefined ? {} : {date}), ...(notice === undefined ? {} : {notice})}
}

/** A day from Crossref's `date-parts`. A month or a year alone is no day. */
function dayOf(updated: unknown): string | undefined {
  const parts: unknown =
    isRecord(updated) && Array.isArray(updated['date-parts']) ? updated['date-parts'][0] : undefined
  const numbers = Array.isArray(parts) ? parts.filter((part): part is number => Number.isInteger(part)) : []
  const [year, month, day] = numbers
  if (year === undefined || month === undefined || day === undefined) return undefined
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

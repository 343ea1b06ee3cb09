import {later} from '../../content/time.ts'
import type {Resource} from '../../contract/resource-types.ts'
import type {Site} from '../../site/site.ts'

/** Returns the date of documents without one: 1 January of the tag year. It never changes. */
export function undatedAt({tagYear}: Site): string {
  return `${tagYear}-01-01T00:00:00Z`
}

/** Returns when an article last changed. The date of a recall counts too, if it is later. */
export function updatedAt({dateModified, datePublished, recall}: Resource, site: Site): string {
  const changed = dateModified ?? datePublished ?? undatedAt(site)
  return recall === undefined ? changed : later(changed, recall.at)
}

/**
 * Returns a date that other entries do not have. Validators warn about feeds with entries of the same date, and some
 * readers show only one of them. The fraction of the second is made from the id, so that it does not change.
 */
export function distinctAt(at: string, id: string): string {
  return at.replace(/(?:\.\d+)?Z$/, `.${String(hashOf(id) % 1_000_000).padStart(6, '0')}Z`)
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

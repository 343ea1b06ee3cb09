import {later} from '../../content/time.ts'
import type {Resource} from '../../contract/resource-types.ts'
import type {Site} from '../../site/site.ts'

/** The date of what has none: one that never changes and is earlier than any that was given. */
export function undatedAt({tagYear}: Site): string {
  return `${tagYear}-01-01T00:00:00Z`
}

/** When an article last changed, or was published, or was recalled: feeds are sorted by news, not by age. */
export function updatedAt({dateModified, datePublished, recall}: Resource, site: Site): string {
  const changed = dateModified ?? datePublished ?? undatedAt(site)
  return recall === undefined ? changed : later(changed, recall.at)
}

/**
 * A date that no other entry has: feeds whose entries share one are warned about, and some readers show only one of them. The
 * fraction of the second is made from the id, so that it stays.
 */
export function distinctAt(at: string, id: string): string {
  return at.replace(/(?:\.\d+)?Z$/, `.${String(hashOf(id) % 1_000_000).padStart(6, '0')}Z`)
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return hash >>> 0
}

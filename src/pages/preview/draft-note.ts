import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'

/** The line above a page that says that nobody but us sees it. @param what - such as "Draft of 2026-11-30 09:00 UTC" */
export function draftNote(what: string): string {
  return toHtml(h('p', {role: 'note', style}, `${what}: not published, for review only.`))
}

const style =
  'margin:0;padding:.75rem 1.25rem;background:#fdf5e6;color:#5c3200;border-bottom:2px solid #8a4b00;font-weight:600'

import type {Comment, Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {lookOf, mailWidth, type Role} from './styles.ts'
import type {Theme} from './theme.ts'

/** Creates the elements of a mail, with inline styles. */
export interface Elements {
  readonly el: (name: string, role: Role, properties: Properties, ...children: readonly Child[]) => Element
  /** A table that is only for layout. Screen readers skip it. */
  readonly layout: (role: Role, ...rows: readonly Child[]) => Element
  readonly row: (role: Role, properties: Properties, ...children: readonly Child[]) => Element
}

/** Makes Outlook on Windows keep pixel sizes on every screen. */
export const outlookSettings: Comment = comment(
  '[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]',
)

export function createElements(theme: Theme): Elements {
  const el: Elements['el'] = (name, role, properties, ...children) =>
    h(
      name,
      {...properties, ...lookOf(role, theme)},
      children.filter((child) => child !== undefined),
    )
  const row: Elements['row'] = (role, properties, ...children) => h('tr', [el('td', role, properties, ...children)])
  return {
    el,
    row,
    layout: (role, ...rows) =>
      el(
        'table',
        role,
        {role: 'presentation'},
        h(
          'tbody',
          rows.filter((child) => child !== undefined),
        ),
      ),
  }
}

/**
 * Wraps a part in a table of fixed width for Outlook on Windows, which does not support `max-width`. Other programs see
 * only comments.
 */
export function inOutlookTable(part: Element): ElementContent[] {
  return [
    comment(
      `[if mso]><table role="presentation" align="center" width="${mailWidth}" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]`,
    ),
    part,
    comment('[if mso]></td></tr></table><![endif]'),
  ]
}

type Properties = Readonly<Record<string, string | number | undefined>>

type Child = ElementContent | string | undefined

function comment(value: string): Comment {
  return {type: 'comment', value}
}

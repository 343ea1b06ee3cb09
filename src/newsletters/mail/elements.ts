import type {Comment, Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import {lookOf, mailWidth, type Role} from './styles.ts'
import type {Theme} from './theme.ts'

type Child = ElementContent | string | undefined
type Properties = Readonly<Record<string, string | number | undefined>>

/** Makes the elements of a mail, each with its looks on it. */
export interface Elements {
  readonly el: (name: string, role: Role, properties: Properties, ...children: readonly Child[]) => Element
  /** A table that only lays out: programs that read mails aloud pass over it. */
  readonly layout: (role: Role, ...rows: readonly Child[]) => Element
  readonly row: (role: Role, properties: Properties, ...children: readonly Child[]) => Element
}

export const createElements = (theme: Theme): Elements => {
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

const comment = (value: string): Comment => ({type: 'comment', value})

/** For Outlook on Windows, which knows no `max-width`: a table of fixed width around a part. Others see comments. */
export const inOutlookTable = (part: Element): ElementContent[] => [
  comment(
    `[if mso]><table role="presentation" align="center" width="${mailWidth}" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]`,
  ),
  part,
  comment('[if mso]></td></tr></table><![endif]'),
]

/** Has Outlook on Windows take pixels for pixels, whatever the screen. */
export const outlookSettings: Comment = comment(
  '[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]',
)

import type {Palette, Theme} from './theme.ts'

/** The greatest width of a mail, and the padding at its sides, in pixels. */
export const mailWidth = 600
const sidePadding = 24
export const contentWidth = mailWidth - 2 * sidePadding

export type Role = keyof typeof looks

export interface LookProperties {
  readonly style: string
  readonly className?: string[]
}

/** Returns the inline style and the classes of a role. */
export function lookOf(role: Role, {light}: Theme): LookProperties {
  const look: Look = looks[role]
  return {style: look.css(light), ...(look.classes === undefined ? {} : {className: [...look.classes]})}
}

/**
 * Returns the one small style sheet. It covers dark mode, including that of Outlook on the web (`data-ogsc`), and
 * narrow screens. All other styles are inline.
 */
export function styleSheet({dark}: Theme): string {
  const rules = darkRules(dark)
  const media = rules.map(([name, css]) => `.${name}{${css}}`).join('')
  const outlook = rules.map(([name, css]) => `[data-ogsc] .${name}{${css}}`).join('')
  return (
    '@media (max-width:480px){.pad{padding-left:16px!important;padding-right:16px!important}.title{font-size:23px!important;line-height:29px!important}}' +
    `@media (prefers-color-scheme:dark){${media}}${outlook}`
  )
}

const box = `padding:0 ${sidePadding}px`

const font = "font-family:'Segoe UI',Helvetica,Arial,sans-serif"

/** The style of one part of a mail. */
interface Look {
  readonly css: (palette: Palette) => string
  /** Classes for what changes in dark mode and on narrow screens. */
  readonly classes?: readonly string[]
}

/*
 * The styles of all parts of a mail. They are inline, because many mail programs drop style sheets. Classes are only
 * for dark mode and narrow screens. No width, height or side is set that Outlook's engine reads differently.
 */
const looks = {
  page: {css: ({page}) => `margin:0;padding:0;background-color:${page}`, classes: ['page']},
  preheader: {
    css: ({page}) =>
      `display:none;max-height:0;max-width:0;overflow:hidden;font-size:1px;line-height:1px;color:${page};mso-hide:all`,
  },
  outer: {
    css: ({page}) => `width:100%;table-layout:fixed;border-collapse:collapse;background-color:${page}`,
    classes: ['page'],
  },
  outerCell: {css: () => 'padding:16px 0;word-break:break-word'},
  panel: {
    css: ({panel}) => `width:100%;table-layout:fixed;border-collapse:collapse;background-color:${panel}`,
    classes: ['panel'],
  },
  column: {css: () => `max-width:${mailWidth}px;margin:0 auto`},
  layout: {css: () => 'width:100%;table-layout:fixed;border-collapse:collapse'},
  top: {
    css: ({pageInk}) =>
      `${box};padding-bottom:12px;${font};font-size:14px;line-height:20px;color:${pageInk};text-align:center`,
    classes: ['pad', 'page-ink'],
  },
  foot: {
    css: ({pageInk}) =>
      `${box};padding-top:20px;${font};font-size:14px;line-height:22px;color:${pageInk};text-align:center`,
    classes: ['pad', 'page-ink'],
  },
  head: {
    css: ({brand}) => `${box};padding-top:24px;padding-bottom:20px;border-bottom:4px solid ${brand}`,
    classes: ['pad', 'brand-line'],
  },
  plate: {css: () => 'padding:8px 0;background-color:#ffffff'},
  logo: {
    css: ({ink}) =>
      `display:block;border:0;max-width:100%;height:auto;${font};font-size:20px;font-weight:bold;color:${ink}`,
  },
  kicker: {css: ({soft}) => `margin:12px 0 0;${font};font-size:15px;line-height:22px;color:${soft}`, classes: ['soft']},
  title: {
    css: ({ink}) => `margin:4px 0 0;${font};font-size:26px;line-height:33px;font-weight:bold;color:${ink}`,
    classes: ['ink', 'title'],
  },
  body: {
    css: ({ink}) => `${box};padding-top:20px;${font};font-size:16px;line-height:25px;color:${ink}`,
    classes: ['pad', 'ink'],
  },
  heading: {
    css: ({ink, line}) =>
      `margin:12px 0 8px;padding-top:20px;border-top:1px solid ${line};${font};font-size:20px;line-height:27px;font-weight:bold;color:${ink}`,
    classes: ['ink', 'line'],
  },
  item: {
    css: ({ink}) => `${box};padding-top:16px;${font};font-size:16px;line-height:25px;color:${ink}`,
    classes: ['pad', 'ink'],
  },
  picture: {
    css: ({soft}) =>
      `display:block;border:0;max-width:100%;height:auto;margin:0 0 12px;${font};font-size:14px;line-height:20px;color:${soft}`,
  },
  itemTitle: {
    css: ({ink}) => `margin:0 0 6px;${font};font-size:18px;line-height:25px;font-weight:bold;color:${ink}`,
    classes: ['ink'],
  },
  titleLink: {css: ({brand}) => `color:${brand};text-decoration:underline`, classes: ['brand']},
  paragraph: {css: () => 'margin:0 0 12px'},
  list: {css: () => 'margin:0 0 12px;padding:0 0 0 24px'},
  listItem: {css: () => 'margin:0 0 6px'},
  link: {css: ({brand}) => `color:${brand};text-decoration:underline`, classes: ['brand']},
  footLink: {css: ({pageInk}) => `color:${pageInk};text-decoration:underline`, classes: ['page-ink']},
  small: {css: ({soft}) => `margin:0 0 8px;font-size:14px;line-height:21px;color:${soft}`, classes: ['soft']},
  readOn: {css: () => 'margin:4px 0 12px'},
  noticeRow: {css: () => `${box};padding-top:12px`, classes: ['pad']},
  notice: {
    css: ({notice, brand, ink}) =>
      `padding:14px 16px;background-color:${notice};border-left:4px solid ${brand};${font};font-size:15px;line-height:23px;color:${ink}`,
    classes: ['notice', 'brand-line', 'ink'],
  },
  urgentNotice: {
    css: ({urgent, urgentLine, ink}) =>
      `padding:14px 16px;background-color:${urgent};border-left:4px solid ${urgentLine};${font};font-size:15px;line-height:23px;color:${ink}`,
    classes: ['urgent', 'ink'],
  },
  lastParagraph: {css: () => 'margin:0'},
  code: {css: () => 'font-family:Consolas,Menlo,monospace;font-size:15px'},
  end: {css: () => 'padding:0 0 24px;font-size:1px;line-height:1px'},
} as const satisfies Readonly<Record<string, Look>>

function darkRules({
  page,
  pageInk,
  panel,
  ink,
  soft,
  line,
  brand,
  notice,
  urgent,
  urgentLine,
}: Palette): ReadonlyArray<readonly [classes: string, css: string]> {
  return [
    ['page', `background-color:${page}!important`],
    ['page-ink', `color:${pageInk}!important`],
    ['panel', `background-color:${panel}!important`],
    ['ink', `color:${ink}!important`],
    ['soft', `color:${soft}!important`],
    ['line', `border-color:${line}!important`],
    ['brand', `color:${brand}!important`],
    ['brand-line', `border-color:${brand}!important`],
    ['notice', `background-color:${notice}!important`],
    ['urgent', `background-color:${urgent}!important;border-color:${urgentLine}!important`],
  ]
}

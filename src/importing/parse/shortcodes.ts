/*
 * Syntax that only a site generator understands: shortcodes of Hugo (https://gohugo.io/content-management/shortcodes/),
 * tags of Liquid and Nunjucks, imports and exports of MDX.
 */

/** Removes syntax that only a site generator understands. Figures become pictures. Returns the names of removed tags. */
export function withoutShortcodes(
  markdown: string,
  isMdx: boolean,
): {readonly text: string; readonly leftOut: readonly string[]} {
  const leftOut = new Set<string>()
  const text = outsideCode(markdown, (part) => {
    const plain = part
      .replace(figure, (_whole, fields: string) => toPicture(fields))
      .replace(tag, (_whole, hugo?: string, liquid?: string) => {
        leftOut.add(hugo ?? liquid ?? '')
        return ''
      })
    return isMdx ? plain.replace(moduleLine, '') : plain
  })
  return {text, leftOut: [...leftOut]}
}

const figure = /\{\{[<%]\s*figure\s+([^}]*?)\/?\s*[>%]\}\}/g
const tag = /\{\{[<%]\s*\/?\s*([\w./-]+)[^]*?[>%]\}\}|\{%-?\s*(\w+)[^%]*%\}/g
const moduleLine = /^(?:import|export)\s[^\n]*$/gm
const code = /^(```+|~~~+)[^]*?^\1[ \t]*$|`[^`\n]+`/gm

/** Applies a change to everything that is not code. */
function outsideCode(markdown: string, change: (text: string) => string): string {
  let result = ''
  let from = 0
  for (const match of markdown.matchAll(code)) {
    result += change(markdown.slice(from, match.index)) + match[0]
    from = match.index + match[0].length
  }
  return result + change(markdown.slice(from))
}

function toPicture(text: string): string {
  const title = attribute(text, 'caption') || attribute(text, 'title')
  const alt = attribute(text, 'alt').replace(/[[\]\\]/g, '\\$&')
  return `![${alt}](<${attribute(text, 'src')}>${title === '' ? '' : ` "${title.replace(/["\\]/g, '\\$&')}"`})`
}

function attribute(text: string, name: string): string {
  return (
    new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)')`)
      .exec(text)
      ?.slice(1)
      .find((value) => value !== undefined) ?? ''
  )
}

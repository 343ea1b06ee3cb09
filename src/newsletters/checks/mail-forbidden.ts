import type {Finding} from '../../content/findings.ts'
import {defineMailCheck} from './mail-check.ts'
import {elementsIn, styleOf, textOf} from './mail-document.ts'

export const mailForbidden = defineMailCheck({
  id: 'mail-forbidden',
  promise: 'Nothing in it runs, and nothing is used that mail programs take out',
  *check({tree}): Iterable<Finding> {
    for (const {tagName} of elementsIn(tree, ...forbidden))
      yield {reason: `Unexpected element <${tagName}>, expected none in a mail`, actual: tagName}
    for (const element of elementsIn(tree)) {
      const handler = Object.keys(element.properties).find((name) => /^on[a-z]/i.test(name))
      if (handler !== undefined)
        yield {reason: `Unexpected script in the attribute ${handler}, expected none`, actual: handler}
      const css = element.tagName === 'style' ? textOf(element) : styleOf(element)
      const found = styles.find(([pattern]) => pattern.test(css))
      if (found !== undefined)
        yield {
          reason: `Unexpected ${found[1]} in the styles of <${element.tagName}>, expected none: not all mail programs know it`,
          actual: css,
        }
    }
  },
})

/** Elements that mail programs remove, or for which they treat a mail as harmful. */
const forbidden = [
  'applet',
  'audio',
  'base',
  'button',
  'canvas',
  'embed',
  'form',
  'frame',
  'iframe',
  'input',
  'math',
  'object',
  'script',
  'select',
  'svg',
  'template',
  'textarea',
  'video',
]

/** CSS that Outlook's engine or Gmail drop, which breaks the layout. */
const styles: ReadonlyArray<readonly [pattern: RegExp, what: string]> = [
  [/var\(/i, 'var()'],
  [/(?:^|;)\s*position\s*:/i, 'position'],
  [/display\s*:\s*(?:inline-)?(?:flex|grid)/i, 'flex or grid'],
  [/(?:^|;)\s*float\s*:/i, 'float'],
  [/calc\(/i, 'calc()'],
  [/url\(/i, 'url()'],
  [/expression\(|behavior\s*:/i, 'a script'],
]

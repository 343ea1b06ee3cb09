import {isNonEmptyString} from '../../content/document.ts'
import {absoluteHref} from '../../site/href.ts'
import {quote} from '../../content/findings.ts'
import type {Annotation, Decorator} from '../../content/portable-text.ts'
import {refsOf} from '../../content/references.ts'
import {sourceUrl} from '../../content/source-url.ts'
import {text} from '../../text/tree/build.ts'
import {cite, pageLink, type TreeContext} from './context.ts'
import type {AnnotationWriter, DecoratorWriter} from '../../text/tree/vocabulary.ts'

export const decoratorHandlers: Readonly<Record<Decorator, DecoratorWriter>> = {
  strong: (children) => [{type: 'strong', children}],
  em: (children) => [{type: 'emphasis', children}],
  'strike-through': (children) => [{type: 'delete', children}],
  // Code is innermost and already a leaf of its own (`src/text/tree/leaves.ts`), so there is nothing to wrap.
  code: (children) => children,
}

type AnnotationHandler = AnnotationWriter<TreeContext>

const link: AnnotationHandler = ({href}, children, {edition, report}) => {
  const url = isNonEmptyString(href) ? absoluteHref(href, edition.site) : undefined
  if (url !== undefined) return [{type: 'link', url, children}]
  report({reason: `Cannot link to ${quote(String(href))}, expected a web address: the words stay without the link`})
  return children
}

const internalLink: AnnotationHandler = ({reference}, children, context) => {
  const [ref] = refsOf(reference)
  const linked = ref === undefined ? undefined : pageLink(ref, context, children)
  if (linked !== undefined) return linked
  context.report({
    reason: `Cannot link to ${quote(ref ?? '')}, expected a page that is published: the words stay without the link`,
    actual: ref ?? '',
  })
  return children
}

const citation: AnnotationHandler = ({source}, children, context) => {
  const [ref] = refsOf(source)
  const document = ref === undefined ? undefined : context.edition.snapshot.get(ref)?.document
  if (ref === undefined || document === undefined) return children
  const number = text(`[${cite(context, ref)}]`)
  const url = sourceUrl(document)
  return [
    ...children,
    url === undefined
      ? number
      : {type: 'link', url, children: [number], data: {hProperties: {className: ['citation']}}},
  ]
}

export const annotationHandlers: Readonly<Record<Annotation, AnnotationHandler>> = {link, internalLink, citation}

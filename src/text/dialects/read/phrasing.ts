import type {Html, Image, Link, PhrasingContent} from 'mdast'
import {isHarmfulHref, isHarmfulSource} from '../../../site/href.ts'
import {quote} from '../../../content/findings.ts'
import {readImage} from '../blocks/image.ts'
import {placeOf, type Line, type PhrasingReader} from './context.ts'
import {readTextDirective} from './directives.ts'
import {annotated, readPhrasing, textPiece, withMark} from './walk-phrasing.ts'

const readLink: PhrasingReader<Pick<Link, 'url' | 'title' | 'children' | 'position'>> = (node, marks, line) => {
  const {url, title, children} = node
  if (isHarmfulHref(url)) {
    line.context.report({
      reason: `Unexpected link to ${quote(url)}, expected an address that runs nothing: the words stay without it`,
      actual: url,
      ...placeOf(node),
    })
    return readPhrasing(children, marks, line)
  }
  if (children.length === 0) {
    const reason = `Cannot keep the link to ${quote(url)}, expected words that it is on`
    return line.context.report({reason, actual: url, ...placeOf(node)})
  }
  return annotated({_type: 'link', href: url, ...(title ? {title} : {})}, children, marks, line)
}

const readPicture: PhrasingReader<Image> = (node, marks, line) => {
  if (!isHarmfulSource(node.url)) {
    line.pieces.push({object: readImage(node), marks})
    return
  }
  line.context.report({
    reason: `Unexpected picture ${quote(node.url)}, expected an address or data of a picture: its description stays`,
    actual: node.url,
    ...placeOf(node),
  })
  textPiece(node.alt ?? '', marks, line)
}

const readHtml: PhrasingReader<Html> = ({value}, marks, line) => {
  if (/^<br\s*\/?>$/i.test(value)) breakPiece(marks, line)
  else line.pieces.push({object: {_type: 'html', html: value.replace(/\n[ \t]+/g, '\n')}, marks})
}

/** The readers for nodes in a line, by node type. */
export const phrasingReaders: Readers = {
  text: ({value}, marks, line) => textPiece(value.replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, ' '), marks, line),
  inlineCode: ({value}, marks, line) => textPiece(value.replace(/\r\n?|\n/g, ' '), withMark(marks, 'code'), line),
  break: (_node, marks, line) => breakPiece(marks, line),
  strong: decorated('strong'),
  emphasis: decorated('em'),
  delete: decorated('strike-through'),
  link: readLink,
  linkReference: (node, marks, line) => {
    const definition = line.context.definitions.get(node.identifier.toUpperCase())
    if (definition === undefined) return readPhrasing(node.children, marks, line)
    return readLink({...node, url: definition.url, title: definition.title ?? null}, marks, line)
  },
  image: readPicture,
  imageReference: ({alt, identifier, position}, marks, line) => {
    const definition = line.context.definitions.get(identifier.toUpperCase())
    if (definition === undefined) return textPiece(alt ?? '', marks, line)
    const {url, title} = definition
    return readPicture(
      {type: 'image', url, title: title ?? null, alt: alt ?? null, ...(position && {position})},
      marks,
      line,
    )
  },
  html: readHtml,
  footnoteReference: ({identifier, label}, marks, {pieces}) => {
    const name = label ?? identifier
    pieces.push({
      object: {_type: 'footnote-reference', identifier, ...(name === identifier ? {} : {label: name})},
      marks,
    })
  },
  textDirective: readTextDirective,
}

function breakPiece(marks: readonly string[], {pieces}: Line): void {
  pieces.push({text: '\n', marks, isBreak: true})
}

type Readers = {readonly [Type in PhrasingContent['type']]: PhrasingReader<Extract<PhrasingContent, {type: Type}>>}

function decorated(mark: string): PhrasingReader<{children: PhrasingContent[]}> {
  return ({children}, marks, line) => {
    readPhrasing(children, withMark(marks, mark), line)
  }
}

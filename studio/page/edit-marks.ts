import type {Path} from '@sanity/types'
import {isWithin, marksIn, withoutMarks, type MarkedTexts, type TextPlace} from '../../src/pages/preview/text-marks.ts'

/**
 * Turns the marks in a shown page into places to click: takes each out of the text, and notes it at the element.
 * @returns the element of each mark
 */
export function takeMarks(page: Document): ReadonlyMap<string, Element> {
  const found = new Map<string, Element>()
  const texts = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const {nodeValue, parentElement} = node
    const marks = nodeValue?.match(marksIn)
    if (nodeValue === null || parentElement === null || marks === null || marks === undefined) continue
    node.nodeValue = withoutMarks(nodeValue)
    for (const mark of marks) if (!found.has(mark)) note(parentElement, mark, found)
  }
  for (const element of page.querySelectorAll('*')) {
    for (const {name, value} of element.attributes) {
      if (name === editAttribute) continue
      const plain = withoutMarks(value)
      if (plain === value) continue
      element.setAttribute(name, plain)
      const [mark] = value.match(marksIn) ?? []
      if (name === 'alt' && mark !== undefined) note(element, mark, found)
    }
  }
  return found
}

function note(element: Element, mark: string, found: Map<string, Element>): void {
  found.set(mark, element)
  element.setAttribute(editAttribute, `${element.getAttribute(editAttribute) ?? ''}${mark}`)
}

const editAttribute = 'data-edit'

/** The mark of the text that was clicked, or of the first text in what was clicked. */
export function markAt(target: EventTarget | null): string | undefined {
  // The element belongs to the frame, whose classes are not those of this window.
  if (target === null || !('closest' in target)) return undefined
  const element = target as Element
  const marked = element.closest(`[${editAttribute}]`) ?? element.querySelector(`[${editAttribute}]`)
  return marked?.getAttribute(editAttribute)?.match(marksIn)?.[0]
}

/** Shows which texts have the focus in the form. The first comes into view. */
export function showFocus(
  marks: ReadonlyMap<string, Element>,
  placesOf: MarkedTexts['placesOf'],
  documentId: string,
  focus: Path,
): void {
  const path = plainPath(focus)
  let isFirst = true
  for (const [mark, element] of marks) {
    const isFocused =
      path.length > 0 &&
      placesOf(mark).some(
        (place) => place.documentId === documentId && (isWithin(path, place.path) || isWithin(place.path, path)),
      )
    element.toggleAttribute(focusAttribute, isFocused)
    if (isFocused && isFirst) {
      isFirst = false
      element.scrollIntoView({block: 'nearest'})
    }
  }
}

/** A path without ranges, which no focus has. */
function plainPath(path: Path): TextPlace['path'] {
  return path.flatMap((segment) => (Array.isArray(segment) ? [] : [segment]))
}

const focusAttribute = 'data-focused'

/** How the page shows what can be clicked, and what has the focus. */
export const marksStyle = `[${editAttribute}]{cursor:pointer}
[${editAttribute}]:hover{outline:2px dashed #2276fc;outline-offset:3px}
[${focusAttribute}]{outline:3px solid #2276fc;outline-offset:3px;border-radius:2px}`

import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Sample} from './samples.ts'

export function number(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

export function code(text: string): Element {
  return h('code', text)
}

/** Renders the parts of a text between backticks as code. */
export function withCode(words: string): ElementContent[] {
  return words.split('`').map((part, index) => (index % 2 === 1 ? code(part) : {type: 'text', value: part}))
}

/** Returns a relative link from the page, which is in a folder, so that it works wherever the page is hosted. */
export function beside(path: string): string {
  return `../${path.split('/').map(encodeURIComponent).join('/')}`
}

/** Renders a part of the page that scrolls sideways, with the keyboard too. */
export function scrolling(label: string, ...children: ElementContent[]): Element {
  return h('div', {className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: label}, children)
}

export function sample({name, code: text}: Sample): Element[] {
  return [
    h('h3', name),
    h('div', {className: ['sample'], dataName: name}, [
      h('pre', {tabIndex: 0, role: 'region', ariaLabel: name}, [h('code', text)]),
    ]),
  ]
}

export function linkTo(path: string, words?: string): Element {
  return h('a', {href: beside(path)}, words === undefined ? [code(`/${path}`)] : words)
}

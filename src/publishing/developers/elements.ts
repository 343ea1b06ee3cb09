import type {Element, ElementContent} from 'hast'
import {h} from 'hastscript'
import type {Facet, Kind, PageType} from '../../content/kinds.ts'
import type {Sample} from './samples.ts'

export const facetTitles: Readonly<Record<Facet, string>> = {
  regions: 'Body regions',
  benefits: 'Benefits',
  conditions: 'Conditions',
  therapies: 'Therapies',
}

const kindTitles: Readonly<Record<PageType, string>> = {
  article: 'Articles',
  benefit: 'Benefits',
  bodyRegion: 'Body regions',
  condition: 'Conditions',
  therapy: 'Therapies',
  person: 'People',
  source: 'Sources',
}

export const titleOfKind = ({type}: Kind): string => kindTitles[type]

export const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

export const code = (text: string): Element => h('code', text)

/** Words in which names stand between backticks. */
export const withCode = (words: string): ElementContent[] =>
  words.split('`').map((part, index) => (index % 2 === 1 ? code(part) : {type: 'text', value: part}))

/** Links on the page lead to files beside it: they hold wherever the page is looked at. */
export const beside = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** A part of the page that can be scrolled sideways, with the keyboard too. */
export const scrolling = (label: string, ...children: ElementContent[]): Element =>
  h('div', {className: ['scroll'], tabIndex: 0, role: 'region', ariaLabel: label}, children)

export const sample = ({name, code: text}: Sample): Element[] => [
  h('h3', name),
  h('div', {className: ['sample'], dataName: name}, [
    h('pre', {tabIndex: 0, role: 'region', ariaLabel: name}, [h('code', text)]),
  ]),
]

export const linkTo = (path: string, words?: string): Element =>
  h('a', {href: beside(path)}, words === undefined ? [code(`/${path}`)] : words)

import type {Element} from 'hast'
import {h, s} from 'hastscript'
import type {Certainty} from '../../content/evidence.ts'
import {labelsFor} from '../../site/labels.ts'

/** How certain a claim is: in words, with the four signs that GRADE uses, full or empty. No colour is needed to read it. */
export function certaintyOf(certainty: Certainty, language: string): Element {
  const full = fullSigns[certainty]
  return h('span', {className: ['certainty', `certainty-${certainty}`]}, [
    ...(full === undefined ? [] : [signs(full)]),
    ' ',
    labelsFor(language).certainty[certainty],
  ])
}

const fullSigns: Readonly<Partial<Record<Certainty, number>>> = {high: 4, moderate: 3, low: 2, veryLow: 1}

/** Drawn, because fonts do not agree on what a full and an empty circle look like. */
function signs(full: number): Element {
  return s(
    'svg',
    {className: ['signs'], viewBox: '0 0 56 12', width: 56, height: 12, ariaHidden: 'true'},
    [0, 1, 2, 3].map((index) =>
      s('circle', {cx: 6 + index * 14, cy: 6, r: 4.5, className: [index < full ? 'full' : 'empty']}),
    ),
  )
}

import type {Random} from './random.ts'
import {adviceText, paragraphText, phrase, sentence} from './words.ts'

/** The ids of documents that the text of an article can refer to. */
export interface Connections {
  readonly benefits: readonly string[]
  readonly regions: readonly string[]
  readonly caveats: readonly string[]
  readonly sources: readonly string[]
  readonly pages: readonly string[]
  readonly images: readonly string[]
}

/** Returns a function that makes sequential `_key`s, as Studio sets them on array members. */
export function createKeys(): () => string {
  let last = 0
  return () => {
    last += 1
    return `k${last.toString(36).padStart(5, '0')}`
  }
}

export function reference(id: string): Block {
  return {_type: 'reference', _ref: id}
}

export function references(ids: readonly string[], key: () => string): Block[] {
  return ids.map((id) => ({_key: key(), ...reference(id)}))
}

/** Generates the text of an article: about 900 words, with every style, list, mark and block of the content model. */
export function createText(random: Random, key: () => string, to: Connections): Block[] {
  const span = (text: string, marks: readonly string[] = []): Block => ({_key: key(), _type: 'span', text, marks})
  const block = (style: string, children: readonly Block[], more: Block = {}): Block => ({
    _key: key(),
    _type: 'block',
    style,
    markDefs: [],
    children,
    ...more,
  })
  const plain = (style: string, text: string, more: Block = {}): Block => block(style, [span(text)], more)
  const paragraph = (): Block => plain('normal', paragraphText(random, 4 + random.below(2)))

  const decorated = (): Block =>
    block('normal', [
      span(`${sentence(random)} `),
      span('Take it slowly', ['strong']),
      span(', and '),
      span('really', ['em', 'strong']),
      span(' slowly: '),
      span('no pain, no gain', ['strike-through']),
      span('. Write down '),
      span(`${random.below(10)}/10`, ['code']),
      span(`. ${paragraphText(random, 2)}`),
    ])

  const annotated = (): Block => {
    const [web, page, source] = [key(), key(), key()]
    return block(
      'normal',
      [
        span(`${sentence(random)} More about it stands in `),
        span('the guide of the working group', [web]),
        span(' and in '),
        span('another article of ours', [page]),
        span('. '),
        span('One source looked into it', [source]),
        span(`. ${sentence(random)}`),
      ],
      {
        markDefs: [
          {
            _key: web,
            _type: 'link',
            href: `https://example.org/guides/${random.below(1000)}?part=${random.below(9)}&lang=en`,
          },
          {_key: page, _type: 'internalLink', reference: reference(random.pick(to.pages))},
          {_key: source, _type: 'citation', source: reference(random.pick(to.sources))},
        ],
      },
    )
  }

  const item = (listItem: string, level: number): Block =>
    plain('normal', `${adviceText(random)} for ${phrase(random)}`, {listItem, level})
  const list = (kind: string, nested: string): Block[] => [
    item(kind, 1),
    item(nested, 2),
    item(nested, 2),
    item(kind, 1),
    item(kind, 1),
  ]

  const figure = (): Block => ({
    _key: key(),
    _type: 'figure',
    image: {_type: 'image', asset: reference(random.pick(to.images))},
    alt: `A drawing of ${phrase(random)}`,
    caption: sentence(random),
    credit: 'Generated',
  })
  const callout = (): Block => ({
    _key: key(),
    _type: 'callout',
    tone: random.pick(['information', 'tip', 'caution']),
    content: [plain('normal', paragraphText(random, 2))],
  })
  const table = (): Block => ({
    _key: key(),
    _type: 'table',
    caption: sentence(random),
    rows: [
      ['Day', 'What', 'How long'],
      ...['Monday', 'Wednesday', 'Friday'].map((day) => [day, adviceText(random), `${5 + random.below(25)} minutes`]),
    ].map((cells) => ({_key: key(), _type: 'tableRow', cells})),
  })

  return [
    paragraph(),
    annotated(),
    plain('h2', `What to do for ${phrase(random)}`),
    decorated(),
    ...list('bullet', 'number'),
    paragraph(),
    figure(),
    plain('h3', adviceText(random)),
    paragraph(),
    callout(),
    plain('h4', adviceText(random)),
    ...list('number', 'bullet'),
    annotated(),
    plain('blockquote', sentence(random)),
    plain('h2', `What may help with ${phrase(random)}`),
    ...(to.benefits.length === 0
      ? []
      : [
          {
            _key: key(),
            _type: 'benefitList',
            benefits: references(to.benefits, key),
            layout: random.pick(['summary', 'full']),
          },
        ]),
    paragraph(),
    table(),
    paragraph(),
    ...(to.regions.length === 0
      ? []
      : [
          {
            _key: key(),
            _type: 'regionGuide',
            items: to.regions.map((id) => ({
              _key: key(),
              _type: 'regionGuideItem',
              region: reference(id),
              focus: phrase(random),
            })),
          },
        ]),
    paragraph(),
    ...to.caveats.map((id) => ({_key: key(), _type: 'caveatNotice', caveat: reference(id)})),
    paragraph(),
  ]
}

type Block = Readonly<Record<string, unknown>>

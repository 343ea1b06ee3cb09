/** Returns functions that make blocks, for texts that are not parsed from Markdown. */
export function createBlocks(createKey: () => string) {
  const block = (style: string, spans: ReadonlyArray<readonly [text: string, ...marks: string[]]>): Fields => ({
    _key: createKey(),
    _type: 'block',
    style,
    markDefs: [],
    children: spans.map(([text, ...marks]) => ({_key: createKey(), _type: 'span', marks, text})),
  })
  return {
    heading: (text: string): Fields => block('h2', [[text]]),
    paragraph: (text: string): Fields => block('normal', [[text]]),
    labelled: (label: string, text: string): Fields => block('normal', [[`${label}:`, 'strong'], [` ${text}`]]),
    callout: (text: string): Fields => ({
      _key: createKey(),
      _type: 'callout',
      tone: 'caution',
      content: [block('normal', [[text]])],
    }),
    object: (type: string, fields: Fields): Fields => ({_key: createKey(), _type: type, ...fields}),
    /** A reference in a list. With `proposedAs`, it is weak until the document is published. */
    member: (id: string, proposedAs?: string): Fields => ({_key: createKey(), ...referenceTo(id, proposedAs)}),
  }
}

type Fields = Readonly<Record<string, unknown>>

function referenceTo(id: string, proposedAs?: string): Fields {
  return {
    _type: 'reference',
    _ref: id,
    ...(proposedAs === undefined ? {} : {_weak: true, _strengthenOnPublish: {type: proposedAs}}),
  }
}

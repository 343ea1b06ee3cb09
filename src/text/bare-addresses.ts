/** The web addresses in a plain text, in order. */
export function bareAddresses(text: string): string[] {
  return text.match(address) ?? []
}

/** A plain text in pieces: what lies between addresses, and the addresses, by turns. */
export function splitAtAddresses(text: string): ReadonlyArray<{readonly text: string; readonly isAddress: boolean}> {
  const between = text.split(address)
  const found = bareAddresses(text)
  return between.flatMap((piece, index) => {
    const next = found[index]
    const own = piece === '' ? [] : [{text: piece, isAddress: false}]
    return next === undefined ? own : [...own, {text: next, isAddress: true}]
  })
}

/** A web address that stands in plain text. The mark of punctuation after it is not a part of it. */
const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?'’”)\]}]/gu

/** The web addresses in a plain text, in order. */
export function bareAddresses(text: string): string[] {
  return text.match(address) ?? []
}

/** Splits a plain text into its web addresses and the text between them, in order. */
export function splitAtAddresses(text: string): ReadonlyArray<{readonly text: string; readonly isAddress: boolean}> {
  const between = text.split(address)
  const found = bareAddresses(text)
  return between.flatMap((piece, index) => {
    const next = found[index]
    const own = piece === '' ? [] : [{text: piece, isAddress: false}]
    return next === undefined ? own : [...own, {text: next, isAddress: true}]
  })
}

/** Matches a web address in plain text, without the punctuation mark that follows it. */
const address = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?'’”)\]}]/gu

/** Returns a text as UTF-8. */
export function toBytes(text: string): Uint8Array {
  return encoder.encode(text)
}

/** Returns parts as one, in their order. Texts become UTF-8. */
export function joinBytes(parts: ReadonlyArray<string | Uint8Array>): Uint8Array {
  const all = parts.map((part) => (typeof part === 'string' ? toBytes(part) : part))
  const joined = new Uint8Array(all.reduce((size, {length}) => size + length, 0))
  let at = 0
  for (const part of all) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

const encoder = new TextEncoder()

/** Returns a text as UTF-8. */
export function toBytes(text: string): Uint8Array {
  return encoder.encode(text)
}

const encoder = new TextEncoder()

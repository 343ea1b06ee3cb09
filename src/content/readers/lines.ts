/** A line of a stream. A line that is too long comes without its bytes. */
export interface Line {
  readonly number: number
  readonly bytes: Uint8Array | undefined
  readonly length: number
  /** False for a last line without a line break. */
  readonly ended: boolean
}

/** Splits a stream of bytes into lines. It holds at most one line of up to `maxLength` bytes in memory. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, maxLength: number): AsyncGenerator<Line> {
  let parts: Uint8Array[] = []
  let length = 0
  let number = 1
  const take = (ended: boolean): Line => {
    const bytes = length > maxLength ? undefined : Buffer.concat(parts)
    const line = {number, bytes, length, ended}
    parts = []
    length = 0
    number += 1
    return line
  }
  for await (const chunk of chunks) {
    let start = 0
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      parts.push(chunk.subarray(start, end))
      length += end - start
      yield take(true)
      start = end + 1
    }
    length += chunk.length - start
    if (length > maxLength) parts = []
    else if (start < chunk.length) parts.push(chunk.subarray(start))
  }
  if (length > 0) yield take(false)
}

const lineFeed = 0x0a

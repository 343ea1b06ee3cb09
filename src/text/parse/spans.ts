/** A part of a text: what opens it, what is in it, and what closes it. */
export interface Span {
  readonly opening: RegExpExecArray
  readonly inner: string
  /** The positions of its first character, and of the first one behind it. */
  readonly start: number
  readonly end: number
}

/**
 * Finds the parts of a text from an opening to the next closing. One pass, however often something opens and never
 * closes: a pattern for the whole part would look for the closing from each opening anew.
 * @param opening - a global pattern @param closing - a global pattern
 */
export function* spansBetween(text: string, opening: RegExp, closing: RegExp): Generator<Span> {
  for (let from = 0; ;) {
    const open = execAt(opening, text, from)
    if (open === undefined) return
    const start = open.index
    const at = start + open[0].length
    const close = execAt(closing, text, at)
    if (close === undefined) return
    const end = close.index + close[0].length
    yield {opening: open, inner: text.slice(at, close.index), start, end}
    from = end
  }
}

/** Finds the parts between a closing and the last opening before it, so that what opens within another wins. */
export function* innermostSpans(text: string, opening: RegExp, closing: RegExp): Generator<Span> {
  let open = execAt(opening, text, 0)
  for (let from = 0; open !== undefined;) {
    const close = execAt(closing, text, Math.max(from, open.index + open[0].length))
    if (close === undefined) return
    let next = execAt(opening, text, open.index + open[0].length)
    while (next !== undefined && next.index < close.index) {
      open = next
      next = execAt(opening, text, open.index + open[0].length)
    }
    const start = open.index
    from = close.index + close[0].length
    yield {opening: open, inner: text.slice(start + open[0].length, close.index), start, end: from}
    open = next
  }
}

/** Replaces parts of a text. What is replaced by undefined stays. */
export function replaceSpans(text: string, spans: Iterable<Span>, replace: (span: Span) => string | undefined): string {
  let result = ''
  let from = 0
  for (const span of spans) {
    const replaced = replace(span)
    if (replaced === undefined) continue
    result += text.slice(from, span.start) + replaced
    from = span.end
  }
  return result + text.slice(from)
}

function execAt(pattern: RegExp, text: string, from: number): RegExpExecArray | undefined {
  pattern.lastIndex = from
  return pattern.exec(text) ?? undefined
}

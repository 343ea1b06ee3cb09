/**
 * Some events as bytes, ready to be sent. All listeners that get the same events share one frame, so that it is encoded
 * and kept in memory once.
 */
export interface Frame {
  readonly bytes: Uint8Array<ArrayBuffer>
}

export function createFrame(text: string): Frame {
  const bytes = encoder.encode(text)
  texts.set(bytes, text)
  return {bytes}
}

/**
 * Returns the part of a JSON text that carries bytes of an event stream as a string. It is made once for each frame.
 * @param decode - for bytes that are no frame
 */
export function jsonOfBytes(bytes: Uint8Array, decode: (bytes: Uint8Array) => string): string {
  const known = jsonTexts.get(bytes)
  if (known !== undefined) return known
  const text = texts.get(bytes)
  const json = JSON.stringify(text ?? decode(bytes))
  if (text !== undefined) jsonTexts.set(bytes, json)
  return json
}

/** Milliseconds between two keep-alive frames. */
export const keepAliveEvery = 15_000

/**
 * Formats one event of an event stream
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 */
export function eventFrame(name: string | undefined, id: string | undefined, data: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`
}

const encoder = new TextEncoder()

const texts = new WeakMap<Uint8Array, string>()
const jsonTexts = new WeakMap<Uint8Array, string>()

/** A comment that keeps an idle connection open. */
export const keepAliveFrame = createFrame(':\n\n')

/** A comment that keeps an idle connection open. */
export const keepAliveFrame = ':\n\n'

/** Milliseconds between two keep-alive frames. */
export const keepAliveEvery = 15_000

/**
 * Formats one event of an event stream
 * (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation).
 */
export function eventFrame(name: string | undefined, id: string | undefined, data: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`
}

/** A comment, which keeps a connection from being taken for dead. */
export const keepAliveFrame = ':\n\n'

/** Milliseconds between two signs of life. */
export const keepAliveEvery = 15_000

/** One event of an event stream (https://html.spec.whatwg.org/multipage/server-sent-events.html#event-stream-interpretation). */
export function eventFrame(name: string | undefined, id: string | undefined, data: string): string {
  return `${name === undefined ? '' : `event: ${name}\n`}${id === undefined ? '' : `id: ${id}\n`}data: ${data}\n\n`
}

import {defineMailCheck} from './mail-check.ts'

/**
 * The size limit of the HTML, in bytes. Gmail cuts mails at 102 KB, and the unsubscribe link with it. Services add
 * markup of their own.
 */
export const maxMailBytes = 80 * 1000

export const mailSize = defineMailCheck({
  id: 'mail-size',
  promise: 'The mail is short enough that no inbox cuts it',
  *check({mail: {html}}) {
    const bytes = sizeOf(html)
    if (bytes <= maxMailBytes) return
    yield {
      reason: `Unexpected size ${inKilobytes(bytes)}, expected at most ${inKilobytes(maxMailBytes)}: Gmail cuts longer mails, and the link to unsubscribe with them`,
      path: ['sections'],
      actual: String(bytes),
      note: 'Take out some articles, or make two issues of it',
    }
  },
})

export function sizeOf(html: string): number {
  return encoder.encode(html).length
}

const encoder = new TextEncoder()

function inKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`
}

import {caniemail} from 'caniemail'
import type {ClientSupport} from './client-support-types.ts'

/**
 * Returns which features of a mail the common mail programs do not support, or only in part
 * (https://www.caniemail.com).
 */
export function clientSupport(html: string): ClientSupport[] {
  return clients.flatMap((client) => supportOf(client, html))
}

/** The mail programs that most readers have. */
const clients = [
  'apple-mail.ios',
  'apple-mail.macos',
  'gmail.android',
  'gmail.desktop-webmail',
  'gmail.ios',
  'gmail.mobile-webmail',
  'outlook.android',
  'outlook.ios',
  'outlook.macos',
  'outlook.outlook-com',
  'outlook.windows',
  'samsung-email.android',
  'thunderbird.macos',
  'yahoo.android',
  'yahoo.desktop-webmail',
  'yahoo.ios',
] as const

type Client = (typeof clients)[number]

function supportOf(client: Client, html: string): ClientSupport[] {
  try {
    const {errors, warnings} = caniemail({clients: [client], html}).issues
    return [{client, unsupported: titles(errors.get(client)), partial: titles(warnings.get(client))}]
  } catch (error) {
    // caniemail has no data about a feature in this program.
    if (error instanceof RangeError) return []
    throw error
  }
}

function titles(issues: ReadonlyArray<{readonly title: string}> | undefined): string[] {
  return [...new Set((issues ?? []).map(({title}) => title))].toSorted()
}

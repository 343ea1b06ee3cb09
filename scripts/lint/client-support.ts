import {caniemail} from 'caniemail'

/** What one mail program makes of a mail's features. */
export interface ClientSupport {
  readonly client: string
  /** Features it does not know at all. */
  readonly unsupported: readonly string[]
  /** Features it knows in part. */
  readonly partial: readonly string[]
}

const clients = [
  'apple-mail.*',
  'gmail.*',
  'outlook.*',
  'yahoo.*',
  'samsung-email.*',
  'thunderbird.*',
  'protonmail.*',
] as const

const titles = (issues: ReadonlyArray<{readonly title: string}> | undefined): string[] =>
  [...new Set((issues ?? []).map(({title}) => title))].toSorted()

/** Which features of a mail each of the common mail programs does not know (https://www.caniemail.com). */
export const clientSupport = (html: string): ClientSupport[] => {
  const {issues} = caniemail({clients: [...clients], html})
  const names = [...new Set([...issues.errors.keys(), ...issues.warnings.keys()])].toSorted()
  return names.map((client) => ({
    client,
    unsupported: titles(issues.errors.get(client)),
    partial: titles(issues.warnings.get(client)),
  }))
}

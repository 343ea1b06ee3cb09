/**
 * Who speaks in the words of a field. Without a mark, the words are the publisher's, readers see them, and every rule on
 * wording reads them: a new field is read without anybody remembering. Addresses, dates and choices from a list are no
 * words.
 *
 * - `warning`: it says what to beware of, so naming a danger or an illness in it recommends nothing
 * - `mistake`: it tells what was wrong, so a claim in it is not made again
 * - `quoted`: the words are somebody else's, such as the title of a study
 * - `disclosure`: it says who paid or who gains, so words of advertising belong there
 * - `none`: no reader sees it, or it is no prose, such as a code
 */
export const readings = ['warning', 'mistake', 'quoted', 'disclosure', 'none'] as const
export type Reading = (typeof readings)[number]

declare module '@sanity/types' {
  interface BaseSchemaTypeOptions {
    readonly reading?: Reading
  }
}

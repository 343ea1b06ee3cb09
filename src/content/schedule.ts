/** Whether a document's time has not come yet. A date that cannot be read holds nothing back: the schema check reports it. */
export const isScheduled = ({publishedAt}: {readonly publishedAt?: string | undefined}, now: Date): boolean =>
  typeof publishedAt === 'string' && Date.parse(publishedAt) > now.getTime()

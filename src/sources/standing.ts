/** What is known of a publication: whether it was taken back, and whether there is a newer edition. */
export interface Standing {
  /** Which service said so: `Crossref` or `PubMed`. */
  readonly from: string
  readonly retracted?: Notice
  readonly supersededBy?: Notice
  /** What else was published about it, such as a correction, for somebody to look at. */
  readonly others: readonly string[]
}

interface Notice {
  /** The day, as far as it is known. */
  readonly date?: string
  /** The DOI or PubMed id of the notice. */
  readonly notice?: string
}

/** Joins what several services say. A retraction that one of them knows counts. */
export function joinStandings(standings: readonly Standing[]): Omit<Standing, 'from'> {
  const retracted = standings.find((each) => each.retracted !== undefined)?.retracted
  const supersededBy = standings.find((each) => each.supersededBy !== undefined)?.supersededBy
  return {
    ...(retracted === undefined ? {} : {retracted}),
    ...(supersededBy === undefined ? {} : {supersededBy}),
    others: [...new Set(standings.flatMap(({others}) => others))].toSorted(),
  }
}

/** How serious a caveat is, most serious first. */
const caveatSeverities = ['urgent', 'caution', 'information'] as const
export type CaveatSeverity = (typeof caveatSeverities)[number]

/** Sorts caveats, most serious first. Those that are as serious stay in their order. */
export function bySeverity<Caveat extends {readonly severity: CaveatSeverity}>(caveats: readonly Caveat[]): Caveat[] {
  return caveats.toSorted((a, b) => caveatSeverities.indexOf(a.severity) - caveatSeverities.indexOf(b.severity))
}

/** How serious a caveat is. One that does not say so, or not in a way that is known, is taken for a caution. */
export function severityOf({severity}: Readonly<Record<string, unknown>>): CaveatSeverity {
  if (severity === undefined) return 'information'
  return caveatSeverities.find((known) => known === severity) ?? 'caution'
}

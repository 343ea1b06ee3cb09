import type {Certainty} from '../content/evidence.ts'

/** The labels that publishing adds to content. */
export interface Labels {
  readonly takeaways: string
  readonly redFlags: string
  readonly caveats: string
  readonly sources: string
  readonly evidence: string
  readonly causes: string
  readonly techniques: string
  readonly contraindications: string
  readonly includes: string
  readonly parts: string
  readonly alsoKnownAs: string
  readonly population: string
  readonly checkedAt: string
  /** Shown before the title of a recalled document. */
  readonly withdrawn: string
  readonly readInstead: string
  readonly publishedBy: string
  readonly licence: string
  readonly summaries: string
  readonly mail: MailLabels
  readonly certainty: Readonly<Record<Certainty, string>>
  readonly tone: Readonly<Record<string, string>>
}

/** Returns the labels of a language, by its first subtag. Falls back to English. */
export function labelsFor(language: string): Labels {
  return byLanguage[language.split('-')[0]?.toLowerCase() ?? ''] ?? english
}

/** The labels of newsletters. */
interface MailLabels {
  readonly newsletter: string
  readonly readOn: string
  readonly readInBrowser: string
  readonly withdrawnSince: string
  /** Shown before the publisher's name. */
  readonly youReceiveThis: string
  readonly unsubscribe: string
  readonly allIssues: string
  readonly noIssues: string
  /** Shown in the title of the feed for mail services. */
  readonly forMail: string
}

const english: Labels = {
  takeaways: 'Key points',
  redFlags: 'When to get medical help',
  caveats: 'Please note',
  sources: 'Sources',
  evidence: 'How sure we are',
  causes: 'Causes',
  techniques: 'Techniques',
  contraindications: 'Who should ask a doctor first',
  includes: 'What it includes',
  parts: 'Parts',
  alsoKnownAs: 'Also known as',
  population: 'studied in',
  checkedAt: 'checked on',
  withdrawn: 'Withdrawn',
  readInstead: 'Read instead',
  publishedBy: 'Published by',
  licence: 'Licence',
  summaries: 'summaries',
  mail: {
    newsletter: 'Newsletter',
    readOn: 'Read on',
    readInBrowser: 'Read in the browser',
    withdrawnSince: 'Withdrawn since the last issue',
    youReceiveThis: 'You receive this because you subscribed to the newsletter of',
    unsubscribe: 'Unsubscribe',
    allIssues: 'All issues',
    noIssues: 'No issue has gone out yet.',
    forMail: 'for mail services',
  },
  certainty: {
    high: 'High certainty',
    moderate: 'Moderate certainty',
    low: 'Low certainty',
    veryLow: 'Very low certainty',
    notGraded: 'Evidence not graded',
  },
  tone: {information: 'Good to know', tip: 'Tip', caution: 'Caution'},
}

const german: Labels = {
  takeaways: 'Das Wichtigste',
  redFlags: 'Wann Sie ärztliche Hilfe brauchen',
  caveats: 'Bitte beachten',
  sources: 'Quellen',
  evidence: 'Wie sicher das ist',
  causes: 'Ursachen',
  techniques: 'Techniken',
  contraindications: 'Wer vorher ärztlichen Rat einholen sollte',
  includes: 'Was dazugehört',
  parts: 'Teile',
  alsoKnownAs: 'Auch bekannt als',
  population: 'untersucht an',
  checkedAt: 'geprüft am',
  withdrawn: 'Zurückgezogen',
  readInstead: 'Lesen Sie stattdessen',
  publishedBy: 'Veröffentlicht von',
  licence: 'Lizenz',
  summaries: 'Kurzfassungen',
  mail: {
    newsletter: 'Newsletter',
    readOn: 'Weiterlesen',
    readInBrowser: 'Im Browser lesen',
    withdrawnSince: 'Seit der letzten Ausgabe zurückgezogen',
    youReceiveThis: 'Sie erhalten diese Nachricht, weil Sie sich angemeldet haben zum Newsletter von',
    unsubscribe: 'Abmelden',
    allIssues: 'Alle Ausgaben',
    noIssues: 'Noch ist keine Ausgabe erschienen.',
    forMail: 'für Mail-Dienste',
  },
  certainty: {
    high: 'Hohe Sicherheit',
    moderate: 'Mäßige Sicherheit',
    low: 'Geringe Sicherheit',
    veryLow: 'Sehr geringe Sicherheit',
    notGraded: 'Belege nicht bewertet',
  },
  tone: {information: 'Gut zu wissen', tip: 'Tipp', caution: 'Vorsicht'},
}

const byLanguage: Readonly<Record<string, Labels>> = {en: english, de: german}

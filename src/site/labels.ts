import type {CaveatSeverity} from '../content/caveats.ts'
import type {Certainty} from '../content/evidence.ts'
import type {Urgency} from '../content/red-flags.ts'

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
  /** By how soon signs need help: a heading, with what to do. `{numbers}` stands for the emergency numbers. */
  readonly urgency: Readonly<Record<Urgency, string>>
  /** In place of the emergency numbers, if none are given. */
  readonly emergencyNumber: string
  readonly severity: Readonly<Record<CaveatSeverity, string>>
  readonly harms: string
  readonly corrections: string
  readonly disclosures: string
  readonly audience: string
  readonly funding: string
  readonly conflictsOfInterest: string
  readonly aiUse: string
  readonly feedback: string
  readonly review: ReviewLabels
  readonly wasWrong: string
  readonly retracted: string
  readonly superseded: string
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

/** What readers are told about the review. `{by}`, `{on}` and `{due}` stand for the person and the days. */
interface ReviewLabels {
  readonly none: string
  readonly reviewed: string
  readonly next: string
  readonly due: string
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
  urgency: {
    emergency: 'Emergency: call {numbers} now if',
    today: 'Today: see a doctor or call your out-of-hours service today if',
    soon: 'Soon: make an appointment with a doctor if',
  },
  emergencyNumber: 'your emergency number',
  severity: {urgent: 'Urgent', caution: 'Caution', information: 'Good to know'},
  harms: 'What may go wrong',
  corrections: 'Corrections',
  disclosures: 'About this page',
  audience: 'Who it is for',
  funding: 'Funding',
  conflictsOfInterest: 'Conflicts of interest',
  aiUse: 'Use of AI',
  feedback: 'Found a mistake? Tell us',
  review: {
    none: 'No health professional has reviewed this yet.',
    reviewed: 'Reviewed by {by} on {on}.',
    next: 'The next review is due on {due}.',
    due: 'A review was due on {due} and has not been done yet.',
  },
  wasWrong: 'before',
  retracted: 'Retracted',
  superseded: 'There is a newer edition',
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
  urgency: {
    emergency: 'Notfall: Rufen Sie sofort {numbers} an, wenn',
    today: 'Heute: Gehen Sie heute noch in eine Praxis oder rufen Sie den ärztlichen Bereitschaftsdienst, wenn',
    soon: 'Bald: Vereinbaren Sie einen Termin in einer Praxis, wenn',
  },
  emergencyNumber: 'den Notruf',
  severity: {urgent: 'Dringend', caution: 'Vorsicht', information: 'Gut zu wissen'},
  harms: 'Was schiefgehen kann',
  corrections: 'Berichtigungen',
  disclosures: 'Über diese Seite',
  audience: 'Für wen',
  funding: 'Finanzierung',
  conflictsOfInterest: 'Interessenkonflikte',
  aiUse: 'Einsatz von KI',
  feedback: 'Einen Fehler gefunden? Schreiben Sie uns',
  review: {
    none: 'Noch hat keine Fachperson diesen Text geprüft.',
    reviewed: 'Geprüft von {by} am {on}.',
    next: 'Die nächste Prüfung steht am {due} an.',
    due: 'Eine Prüfung war am {due} fällig und steht noch aus.',
  },
  wasWrong: 'zuvor',
  retracted: 'Zurückgezogen',
  superseded: 'Es gibt eine neuere Ausgabe',
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

import type {RootContent} from 'mdast'
import type {Path} from '../content/path.ts'
import type {Resource, ResourceCaveat, ResourceImage, WarningSigns} from '../contract/resource-types.ts'

/** The fields of an article that an issue shows. The text is not among them. */
export type IssueArticle = Pick<
  Resource,
  | 'id'
  | 'documentId'
  | 'title'
  | 'url'
  | 'language'
  | 'summary'
  | 'image'
  | 'recall'
  | 'caveats'
  | 'withdrawn'
  | 'warningSigns'
  | 'contraindications'
  | 'review'
  | 'evidence'
  | 'datePublished'
>

export interface IssueItem {
  readonly article: IssueArticle
  /** The picture, if it has one that mail programs show. */
  readonly image: ResourceImage | undefined
  /** Where in the newsletter's document it comes from. */
  readonly path: Path
}

export interface IssueSection {
  readonly title: string
  readonly text: readonly RootContent[]
  readonly items: readonly IssueItem[]
  readonly path: Path
}

/** One issue of a newsletter with all its content. Mails, the archive and its feeds are made from it. */
export interface Issue {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly subject: string
  readonly preheader: string
  readonly language: string
  /** When it goes out (RFC 3339). It is undefined while no date is set. */
  readonly sendAt: string | undefined
  readonly introduction: readonly RootContent[]
  /** Articles of earlier issues that were recalled recently: after the issue before the last one. */
  readonly withdrawn: readonly IssueItem[]
  readonly sections: readonly IssueSection[]
  /** The caveats of all articles, each once, the most urgent first. */
  readonly caveats: readonly ResourceCaveat[]
  /** Signs that the reader should get medical help, from all articles, with the conditions they belong to. */
  readonly warningSigns: readonly WarningSigns[]
  /** Whether every picked article is published. Articles that are not published are left out. */
  readonly isWhole: boolean
  /** When it goes out. Without a date, when the newest of its articles was published (RFC 3339). */
  readonly date: string
}

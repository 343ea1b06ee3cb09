import type {RootContent} from 'mdast'
import type {Path} from '../content/path.ts'
import type {Resource, ResourceCaveat, ResourceImage} from '../contract/resource-types.ts'

/** What an issue shows of an article: all but its text. */
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
  | 'redFlags'
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

/** One issue of a newsletter, with everything it says: what mails, archive and feeds of issues are made of. */
export interface Issue {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly subject: string
  readonly preheader: string
  readonly language: string
  /** When it goes out (RFC 3339); nothing while no day is set. */
  readonly sendAt: string | undefined
  readonly introduction: readonly RootContent[]
  /** Articles of earlier issues that were recalled since the last one. */
  readonly withdrawn: readonly IssueItem[]
  readonly sections: readonly IssueSection[]
  /** The caveats of all articles, each once, the most urgent first. */
  readonly caveats: readonly ResourceCaveat[]
  /** When to get medical help, for what the articles are about. */
  readonly redFlags: readonly string[]
  /** False if an article that was picked is not published, and left out. */
  readonly isWhole: boolean
  /** When it goes out, else when the newest of its articles was published (RFC 3339). */
  readonly date: string
}

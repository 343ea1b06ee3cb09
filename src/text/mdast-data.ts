// The import brings the `hName` and `hProperties` of the unified ecosystem: what a node becomes in HTML.
export type {State as HtmlState} from 'mdast-util-to-hast'

declare module 'mdast' {
  interface BreakData {
    /** The break before a caption: Markdown needs it, HTML has `figcaption`. */
    beforeCaption?: true
  }
}

// This import adds `hName` and `hProperties` to the node data of mdast. They say what a node becomes in HTML.
export type {State as HtmlState} from 'mdast-util-to-hast'

declare module 'mdast' {
  interface BreakData {
    /** Marks the break before a caption. Markdown needs this break; HTML has `figcaption` instead. */
    beforeCaption?: true
  }
}

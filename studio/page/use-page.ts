import {useEffect, useRef, useState} from 'react'
import {useClient, usePerspective} from 'sanity'
import type {SanityDocument} from '../../src/content/document.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import {referencesIn} from '../../src/content/references.ts'
import {storedPictures} from '../../src/pages/preview/stored-pictures.ts'
import {makePage, type PagePreview} from '../../src/pages/preview/make-page.ts'
import {markTexts, type MarkedTexts} from '../../src/pages/preview/text-marks.ts'
import {marksStyle} from './edit-marks.ts'
import {readNeighbourhood} from '../../src/pages/preview/neighbourhood.ts'

export interface PageState {
  readonly preview: PagePreview | undefined
  /** The same page with marks at its texts, which say where each comes from. */
  readonly marked: MarkedPage | undefined
  /** Makes the page as it is published, beside the same other documents. Undefined if it is not. */
  readonly published: () => PagePreview | undefined
  readonly pictures: ReadonlyMap<string, string>
  readonly problem: string | undefined
  readonly isReady: boolean
}

/** Makes the page of the document in the form, and makes it again shortly after each change. */
export function usePage(document: SanityDocument, published: SanityDocument | undefined): PageState {
  const client = useClient({apiVersion})
  const {perspectiveStack} = usePerspective()
  const [state, setState] = useState(nothing)
  const known = useRef<{readonly key: string; readonly at: number; readonly others: readonly SanityDocument[]}>(
    undefined,
  )
  const perspective = perspectiveStack.join(' ')
  useEffect(() => {
    let isCurrent = true
    const show = async (): Promise<void> => {
      let next: PageState
      try {
        const edited = {...document, _id: publishedIdOf(document._id)}
        // Other documents are read again only when the document refers to others, or after a while.
        const key = JSON.stringify([perspective, edited._id, referencesIn(edited).map(({ref}) => ref)])
        const at = Date.now()
        if (known.current?.key !== key || at - known.current.at > freshFor) {
          const others = await readNeighbourhood(client, edited, perspective.split(' '))
          known.current = {key, at, others}
        }
        const now = new Date()
        const {others} = known.current
        const preview = makePage(edited, others, now)
        const marked = markedPage(edited, others, now)
        const before = (): PagePreview | undefined =>
          published === undefined ? undefined : makePage(published, others, now)
        const pictures = await storedPictures(
          client,
          // The names of files change with the credit in them, so those with marks in it have other names.
          [preview, marked].map((page) => page?.html ?? '').join(''),
        ).catch(() => nothing.pictures)
        next = {preview, marked, published: before, pictures, problem: undefined, isReady: true}
      } catch (error) {
        next = {...nothing, problem: error instanceof Error ? error.message : String(error), isReady: true}
      }
      if (isCurrent) setState(next)
    }
    const timer = setTimeout(() => {
      void show()
    }, quietTime)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [client, document, published, perspective])
  return state
}

export interface MarkedPage {
  readonly html: string
  readonly placesOf: MarkedTexts['placesOf']
}

function markedPage(document: SanityDocument, others: readonly SanityDocument[], now: Date): MarkedPage | undefined {
  const {documents, placesOf} = markTexts([document, ...others])
  const [first, ...rest] = documents
  const page = first === undefined ? undefined : makePage(first, rest, now, {head: `<style>${marksStyle}</style>`})
  return page === undefined ? undefined : {html: page.html, placesOf}
}

const apiVersion = '2025-02-19'

const nothing: PageState = {
  preview: undefined,
  marked: undefined,
  published: () => undefined,
  pictures: new Map(),
  problem: undefined,
  isReady: false,
}

/** The page is made again after this many milliseconds without a change; other documents are read again after more. */
const quietTime = 50
const freshFor = 10_000

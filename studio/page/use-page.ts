import {useEffect, useRef, useState} from 'react'
import {useClient, usePerspective} from 'sanity'
import type {SanityDocument} from '../../src/content/document.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import {referencesIn} from '../../src/content/references.ts'
import {storedPictures} from '../newsletter/use-preview.ts'
import {makePage, type PagePreview} from './make-page.ts'
import {readNeighbourhood} from './neighbourhood.ts'

export interface PageState {
  readonly preview: PagePreview | undefined
  readonly pictures: ReadonlyMap<string, string>
  readonly problem: string | undefined
  readonly isReady: boolean
}

/** Makes the page of the document in the form, and makes it again shortly after each change. */
export function usePage(document: SanityDocument): PageState {
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
        const now = Date.now()
        if (known.current?.key !== key || now - known.current.at > freshFor) {
          const others = await readNeighbourhood(client, edited, perspective.split(' '))
          known.current = {key, at: now, others}
        }
        const preview = makePage(edited, known.current.others, new Date())
        const pictures = await storedPictures(client, preview?.html ?? '').catch(() => nothing.pictures)
        next = {preview, pictures, problem: undefined, isReady: true}
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
  }, [client, document, perspective])
  return state
}

const apiVersion = '2025-02-19'

const nothing: PageState = {preview: undefined, pictures: new Map(), problem: undefined, isReady: false}

/** The page is made again after this many milliseconds without a change; other documents are read again after more. */
const quietTime = 100
const freshFor = 10_000

import {useEffect, useState} from 'react'
import {useClient} from 'sanity'
import {documentTypes} from '../../schemas/index.ts'
import type {SanityDocument} from '../../src/content/document.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import {storedPictures} from '../../src/pages/preview/stored-pictures.ts'
import {createPublishedSnapshots} from '../published-snapshot.ts'
import {makePreview, type MailPreview} from './make-preview.ts'

export interface PreviewState {
  readonly preview: MailPreview | undefined
  readonly pictures: ReadonlyMap<string, string>
  readonly problem: string | undefined
}

/** Makes the mail of the newsletter in the form, and makes it again shortly after each change. */
export function usePreview(document: SanityDocument): PreviewState {
  const client = useClient({apiVersion})
  const [state, setState] = useState(nothing)
  useEffect(() => {
    let isCurrent = true
    const show = async (): Promise<void> => {
      let next: PreviewState
      try {
        next = await make(client, document)
      } catch (error) {
        next = {...nothing, problem: error instanceof Error ? error.message : String(error)}
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
  }, [client, document])
  return state
}

const apiVersion = '2025-02-19'

const nothing: PreviewState = {preview: undefined, pictures: new Map(), problem: undefined}

/** The mail is made again after this many milliseconds without a change. */
const quietTime = 400

type Client = ReturnType<typeof useClient>

const datasetOf = createPublishedSnapshots()

const types = documentTypes.map(({name}) => name)

async function make(client: Client, document: SanityDocument): Promise<PreviewState> {
  const {snapshot, entry} = await datasetOf(client, types, {...document, _id: publishedIdOf(document._id)})
  const preview = makePreview(snapshot, entry, new Date())
  // If the pictures cannot be found, the mail is shown without them.
  const pictures = await storedPictures(client, preview.made?.mail.html ?? '').catch(() => nothing.pictures)
  return {preview, pictures, problem: undefined}
}

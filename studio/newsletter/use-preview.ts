import {useEffect, useState} from 'react'
import {useClient} from 'sanity'
import {documentTypes} from '../../schemas/index.ts'
import {isRecord, type SanityDocument} from '../../src/content/document.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import {toImageParameters} from '../../src/pictures/image-parameters.ts'
import {partsOfName} from '../../src/pictures/renditions.ts'
import {createPublishedSnapshots} from '../published-snapshot.ts'
import {makePreview, type MailPreview} from './make-preview.ts'
import {pictureNames} from './preview-html.ts'

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

/** Finds where the pictures of a mail are stored. The address of each has the crop and the size of its published file. */
export async function storedPictures(client: Client, html: string): Promise<ReadonlyMap<string, string>> {
  const shown = pictureNames(html).flatMap((name) => {
    const parts = partsOfName(name)
    return parts === undefined ? [] : [{name, parts}]
  })
  if (shown.length === 0) return new Map()
  const hashes = [...new Set(shown.map(({parts}) => parts.hash))]
  const found: unknown = await client.fetch('*[_type == "sanity.imageAsset" && assetId in $hashes]{assetId, url}', {
    hashes,
  })
  const urls = new Map(
    (Array.isArray(found) ? found : []).flatMap((asset: unknown) => {
      const {assetId, url} = isRecord(asset) ? asset : {}
      return typeof assetId === 'string' && typeof url === 'string' ? [[assetId, url] as const] : []
    }),
  )
  return new Map(
    shown.flatMap(({name, parts}) => {
      const url = urls.get(parts.hash)
      return url === undefined ? [] : [[name, `${url}?${toImageParameters(parts)}`] as const]
    }),
  )
}

import type {SanityClient} from '@sanity/client'
import {isRecord} from '../../content/document.ts'
import {toImageParameters} from '../../pictures/image-parameters.ts'
import {partsOfName} from '../../pictures/renditions.ts'

/*
 * Pictures of what is not published yet: their files do not exist, but the lake can make each from its original.
 */

/** Finds where the pictures of HTML can be loaded from, by the names of their published files. */
export async function storedPictures(
  client: Pick<SanityClient, 'fetch'>,
  html: string,
): Promise<ReadonlyMap<string, string>> {
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

/** Returns HTML whose pictures are loaded from where they are stored. */
export function withStoredPictures(html: string, pictures: ReadonlyMap<string, string>): string {
  return html.replace(publishedPicture, (url, name: string) => pictures.get(name) ?? url)
}

/** Where a published file of a picture is stored. */
export function shownUrl(url: string, pictures: ReadonlyMap<string, string>): string {
  const [name = ''] = pictureNames(url)
  return pictures.get(name) ?? url
}

/** The names of the published files of the pictures in HTML. */
function pictureNames(html: string): string[] {
  return [...new Set([...html.matchAll(publishedPicture)].flatMap(([, name]) => name ?? []))]
}

const publishedPicture = /https?:\/\/[^"\s]*?\/assets\/([0-9a-f]{40}-[0-9a-f]{8}\/[\w-]+\.\w+)/g

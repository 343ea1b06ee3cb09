/** The parts of an image asset's id: `image-<sha1>-<width>x<height>-<format>`. */
export interface ImageAssetId {
  readonly hash: string
  readonly width: number
  readonly height: number
  readonly format: string
}

export const assetTypes: ReadonlySet<string> = new Set(['sanity.imageAsset', 'sanity.fileAsset'])

export function parseImageAssetId(id: string): ImageAssetId | undefined {
  const [, hash, width, height, format] = imagePattern.exec(id) ?? []
  return hash === undefined || format === undefined
    ? undefined
    : {hash, width: Number(width), height: Number(height), format}
}

/** Returns the file name of an asset, as in the Content Lake's asset URLs and in dataset exports. */
export function assetFileName(id: string): string | undefined {
  const image = parseImageAssetId(id)
  if (image !== undefined) return `${image.hash}-${image.width}x${image.height}.${image.format}`
  const [, hash, extension] = filePattern.exec(id) ?? []
  return hash === undefined || extension === undefined ? undefined : `${hash}.${extension}`
}

/** Returns the id of the asset document for a file name in a dataset export. */
export function assetIdOfFileName(name: string): string | undefined {
  const [, image, extension] = /^([A-Za-z0-9]+-\d{1,6}x\d{1,6})\.([a-z0-9]{1,5})$/.exec(name) ?? []
  if (image !== undefined && extension !== undefined) return `image-${image}-${extension}`
  const [, file, ending] = /^([A-Za-z0-9]+)\.([A-Za-z0-9]{1,10})$/.exec(name) ?? []
  return file === undefined || ending === undefined ? undefined : `file-${file}-${ending}`
}

export function isAssetId(id: string): boolean {
  return imagePattern.test(id) || filePattern.test(id)
}

const imagePattern = /^image-([A-Za-z0-9]+)-(\d{1,6})x(\d{1,6})-([a-z0-9]{1,5})$/
const filePattern = /^file-([A-Za-z0-9]+)-([A-Za-z0-9]{1,10})$/

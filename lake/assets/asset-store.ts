import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {extname, join} from 'node:path'
import {assetFileName, parseImageAssetId} from '../../src/content/assets.ts'
import type {ContentLake} from '../content-lake.ts'
import {mediaTypeOf} from '../../src/files/media-types.ts'
import {writeFileWhole} from '../../src/files/whole-file.ts'
import type {IdentifiedDocument} from '../transactions/mutation.ts'
import {readImage, type ImageFacts} from '../../src/pictures/read-image.ts'

/** What an editor or a client says of a file. */
export interface AssetDetails {
  readonly originalFilename?: string
  readonly label?: string
  readonly title?: string
  readonly description?: string
  readonly creditLine?: string
  readonly source?: Readonly<Record<string, string>>
}

export interface AssetSettings {
  /** The folder that assets are kept in, by their hash. */
  readonly folder: string
  /** Where the lake is reached: assets' addresses start so. */
  readonly baseUrl: () => string
}

export type AssetStore = ReturnType<typeof createAssetStore>

/** Pictures and files, kept by their hash: the same bytes are kept once. */
export function createAssetStore(lake: ContentLake, {folder, baseUrl}: AssetSettings) {
  const {projectId, dataset} = lake.settings

  const describe = async (
    kind: 'images' | 'files',
    bytes: Uint8Array,
    details: AssetDetails,
  ): Promise<IdentifiedDocument> => {
    const hash = createHash('sha1').update(bytes).digest('hex')
    const facts = kind === 'images' ? await readImage(bytes) : undefined
    const extension = facts?.extension ?? extensionIn(details.originalFilename)
    const id =
      facts === undefined ? `file-${hash}-${extension}` : `image-${hash}-${facts.width}x${facts.height}-${extension}`
    const path = `${kind}/${projectId}/${dataset}/${assetFileName(id)}`
    return {
      _id: id,
      _type: facts === undefined ? 'sanity.fileAsset' : 'sanity.imageAsset',
      ...details,
      assetId: hash,
      extension,
      mimeType: mediaTypeOf(extension).split(';')[0],
      path,
      sha1hash: hash,
      size: bytes.byteLength,
      url: `${baseUrl()}/${path}`,
      ...(facts === undefined ? {} : {metadata: metadataOf(facts)}),
    }
  }

  const pathOf = (name: string): string | undefined => (fileName.test(name) ? join(folder, name) : undefined)

  return {
    folder,
    /**
     * Takes a file in, and gives its document. The file is whole on the disk before its document is there.
     * @throws {PictureError} if it is no picture where one is expected
     */
    upload: async (kind: 'images' | 'files', bytes: Uint8Array, details: AssetDetails): Promise<unknown> => {
      const document = await describe(kind, bytes, details)
      const path = pathOf(assetFileName(document._id) ?? '')
      if (path !== undefined && !existsSync(path)) writeFileWhole(path, bytes)
      lake.apply([{createIfNotExists: document}])
      return lake.get(document._id)
    },
    /** The document of a file that is in the folder already. */
    describeFile: async (id: string, details: AssetDetails): Promise<IdentifiedDocument | undefined> => {
      const path = pathOf(assetFileName(id) ?? '')
      if (path === undefined || !existsSync(path)) return undefined
      const bytes = readFileSync(path)
      const kind = parseImageAssetId(id) === undefined ? 'files' : 'images'
      // The name of a file in git may say another hash or size than its bytes have: documents refer to it by that name.
      return {...(await describe(kind, bytes, details)), _id: id}
    },
    /** The names of the files in the folder. */
    names: (): string[] =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => fileName.test(name))
            .toSorted()
        : [],
    /** A file's bytes; undefined where there is none. */
    read: async (name: string): Promise<Uint8Array<ArrayBuffer> | undefined> => {
      const path = pathOf(name)
      if (path === undefined || !existsSync(path)) return undefined
      return new Uint8Array(await readFile(path))
    },
  }
}

const fileName = /^[A-Za-z0-9]+(?:-\d{1,6}x\d{1,6})?\.[A-Za-z0-9]{1,10}$/

function extensionIn(name: string | undefined): string {
  const extension = extname(name ?? '')
    .slice(1)
    .toLowerCase()
  return /^[a-z0-9]{1,10}$/.test(extension) ? extension : 'bin'
}

function metadataOf({
  width,
  height,
  hasAlpha,
  isOpaque,
  lqip,
  dominant,
}: ImageFacts): Readonly<Record<string, unknown>> {
  return {
    _type: 'sanity.imageMetadata',
    dimensions: {_type: 'sanity.imageDimensions', width, height, aspectRatio: width / height},
    hasAlpha,
    isOpaque,
    ...(lqip === undefined ? {} : {lqip}),
    ...(dominant === undefined
      ? {}
      : {
          palette: {_type: 'sanity.imagePalette', dominant: {_type: 'sanity.imagePaletteSwatch', background: dominant}},
        }),
  }
}

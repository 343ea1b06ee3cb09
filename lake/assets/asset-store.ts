import {createHash} from 'node:crypto'
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {readFile} from 'node:fs/promises'
import {extname, join} from 'node:path'
import {assetFileName, parseImageAssetId} from '../../src/content/assets.ts'
import type {ContentLake} from '../content-lake.ts'
import {mediaTypeOf} from '../../src/files/media-types.ts'
import {writeFileWhole} from '../../src/files/whole-file.ts'
import type {IdentifiedDocument} from '../transactions/mutation.ts'
import {readImage, type ImageFacts} from '../../src/pictures/image-facts.ts'

/** What an editor or a client can state about a file. */
export interface AssetDetails {
  readonly originalFilename?: string
  readonly label?: string
  readonly title?: string
  readonly description?: string
  readonly creditLine?: string
  readonly source?: Readonly<Record<string, string>>
}

export interface AssetSettings {
  /** The folder that assets are stored in. Their file names contain their hash. */
  readonly folder: string
  /** The lake's base URL. The URLs of assets start with it. */
  readonly baseUrl: () => string
}

export type AssetStore = ReturnType<typeof createAssetStore>

/** Creates the store of images and files. Files are named by hash, so the same bytes are stored once. */
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
     * Stores a file and returns its document. The complete file is on the disk before its document exists.
     * @throws {PictureError} if an image is expected and the bytes are not one
     */
    upload: async (kind: 'images' | 'files', bytes: Uint8Array, details: AssetDetails): Promise<unknown> => {
      const document = await describe(kind, bytes, details)
      const path = pathOf(assetFileName(document._id) ?? '')
      if (path !== undefined && !existsSync(path)) writeFileWhole(path, bytes)
      lake.apply([{createIfNotExists: document}])
      return lake.get(document._id)
    },
    /** Returns the document of a file that is already in the folder; undefined if there is no such file. */
    describeFile: async (id: string, details: AssetDetails): Promise<IdentifiedDocument | undefined> => {
      const path = pathOf(assetFileName(id) ?? '')
      if (path === undefined || !existsSync(path)) return undefined
      const bytes = readFileSync(path)
      const kind = parseImageAssetId(id) === undefined ? 'files' : 'images'
      // The name of a file in git may contain another hash or size than its bytes have. Documents refer to it by that
      // name.
      return {...(await describe(kind, bytes, details)), _id: id}
    },
    /** The names of the files in the folder. */
    names: (): string[] =>
      existsSync(folder)
        ? readdirSync(folder)
            .filter((name) => fileName.test(name))
            .toSorted()
        : [],
    /** Returns a file's bytes; undefined if there is no such file. */
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

import readExif from 'exif-reader'
import type {Metadata} from 'sharp'

/** What the metadata of a picture tells of people and places. */
export type PrivatePart = 'place' | 'name' | 'camera' | 'thumbnail'

/** Returns what the metadata of a picture tells, in EXIF, XMP and IPTC. */
export function privateParts({exif, xmp, iptc}: Pick<Metadata, 'exif' | 'xmp' | 'iptc'>): PrivatePart[] {
  const told = exif === undefined ? {} : exifIn(exif)
  const words = [xmp, iptc].map((part) => (part === undefined ? '' : Buffer.from(part).toString('latin1'))).join('\n')
  const {Image: image = {}, Photo: photo = {}, GPSInfo: gps = {}} = told
  const found: Readonly<Record<PrivatePart, boolean>> = {
    place:
      has(gps, ['GPSLatitude', 'GPSLongitude']) || /GPSLatitude|GPSLongitude|photoshop:City|LocationShown/.test(words),
    name:
      has(image, ['Artist', 'XPAuthor']) ||
      has(photo, ['CameraOwnerName']) ||
      iptc !== undefined ||
      /dc:creator|PersonInImage/.test(words),
    camera: has(photo, ['BodySerialNumber', 'LensSerialNumber']) || /aux:SerialNumber/.test(words),
    thumbnail: told.Thumbnail !== undefined || /xmp:Thumbnails/.test(words),
  }
  return parts.filter((part) => found[part])
}

const parts: readonly PrivatePart[] = ['place', 'name', 'camera', 'thumbnail']

function exifIn(bytes: Uint8Array): Partial<ReturnType<typeof readExif>> {
  try {
    return readExif(Buffer.from(bytes))
  } catch {
    return {}
  }
}

function has(fields: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.some((name) => String(fields[name] ?? '').trim() !== '')
}

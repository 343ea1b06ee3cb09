import readExif from 'exif-reader'
import type {Metadata} from 'sharp'

/** What the metadata of a picture tells of people and places. */
export type PrivatePart = 'place' | 'name' | 'camera' | 'thumbnail'

/** Returns what the metadata of a picture tells, in EXIF, XMP and IPTC. */
export function privateParts({exif, xmp, iptc, comments = []}: Metadata): PrivatePart[] {
  const told = exif === undefined ? {} : exifIn(exif)
  const words = xmp === undefined ? '' : Buffer.from(xmp).toString('latin1')
  const press = iptc === undefined ? '' : Buffer.from(iptc).toString('latin1')
  const {Image: image = {}, Photo: photo = {}, GPSInfo: gps = {}} = told
  const found: Readonly<Record<PrivatePart, boolean>> = {
    place:
      has(gps, ['GPSLatitude', 'GPSLongitude']) ||
      datasets(press, [90, 92, 95, 101]) ||
      /GPSLatitude|GPSLongitude|photoshop:City|LocationShown/.test(words),
    name:
      has(image, ['Artist', 'Copyright', 'XPAuthor']) ||
      has(photo, ['CameraOwnerName']) ||
      datasets(press, [80, 85, 116, 118, 122]) ||
      comments.some(({keyword}) => /^(?:author|copyright)$/i.test(keyword)) ||
      /dc:creator|PersonInImage/.test(words),
    camera: has(photo, ['BodySerialNumber', 'LensSerialNumber']) || /aux:SerialNumber/.test(words),
    thumbnail:
      told.Thumbnail !== undefined ||
      ['\u0009', '\u000C'].some((kind) => press.includes(`8BIM\u0004${kind}`)) ||
      /xmp:Thumbnails/.test(words),
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

/** Whether IPTC has one of these datasets of its second record (IPTC-NAA Information Interchange Model, 4.2). */
function datasets(press: string, numbers: readonly number[]): boolean {
  return numbers.some((number) => press.includes(`\u001C\u0002${String.fromCharCode(number)}`))
}

function has(fields: Readonly<Record<string, unknown>>, names: readonly string[]): boolean {
  return names.some((name) => String(fields[name] ?? '').trim() !== '')
}

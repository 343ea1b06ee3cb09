import {isRecord} from '../content/document.ts'
import {isResource, type Resource} from '../contract/resource-types.ts'
import {isWithin, type Rect} from '../pictures/crop.ts'
import {partsOfName} from '../pictures/renditions.ts'
import {picturesNamedIn} from './shown-pictures.ts'

/** Returns the names of those picture files that show more than editors leave to be seen of their sources now. */
export function croppedSince(
  names: readonly string[],
  seen: ReadonlyArray<{readonly hash: string; readonly rect: Rect}>,
): string[] {
  return names.filter((name) => {
    const parts = partsOfName(name)
    const left = parts === undefined ? [] : seen.filter(({hash}) => hash === parts.hash)
    return parts !== undefined && left.length > 0 && !left.some(({rect}) => isWithin(parts.rect, rect))
  })
}

/** Takes pictures out of a resource: wherever one of their files is named, with all that is said of them. */
export function resourceWithout(resource: Resource, names: readonly string[]): Resource {
  const without = withoutPictures(resource, new Set(names))
  return isResource(without) ? without : resource
}

/** Takes pictures out of Markdown. What is written below them stays. */
export function markdownWithout(markdown: string, names: readonly string[]): string {
  const gone = new Set(names)
  const isGone = (text: string): boolean => picturesNamedIn(text).some((name) => gone.has(name))
  return markdown
    .replace(/!\[(?:[^\]\\]|\\.)*\]\([^)]*\)/g, (picture) => (isGone(picture) ? '' : picture))
    .replace(/^image:\n(?: {2}.*\n)+/m, (block) => (isGone(block) ? '' : block))
}

function withoutPictures(value: unknown, gone: ReadonlySet<string>): unknown {
  if (typeof value === 'string')
    return value.includes('<picture>')
      ? value.replace(/<picture>.*?<\/picture>/gs, (picture) => (namesOne(picture, gone) ? '' : picture))
      : value
  if (Array.isArray(value))
    return value.filter((member) => !isPictureOf(member, gone)).map((member) => withoutPictures(member, gone))
  if (!isRecord(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => !isPictureOf(field, gone))
      .map(([name, field]) => [name, withoutPictures(field, gone)]),
  )
}

/** Whether a value is a picture, or a file of one, that has to go. */
function isPictureOf(value: unknown, gone: ReadonlySet<string>): boolean {
  return isRecord(value) && typeof value['url'] === 'string' && namesOne(value['url'], gone)
}

function namesOne(text: string, gone: ReadonlySet<string>): boolean {
  return picturesNamedIn(text).some((name) => gone.has(name))
}

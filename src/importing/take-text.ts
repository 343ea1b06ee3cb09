import {readFile} from 'node:fs/promises'
import type {Root} from 'mdast'
import type {Position} from 'unist'
import type {VFile} from 'vfile'
import {fieldOrder} from '../content/field-order.ts'
import {picturesIn, titleAndBody, toDocument, toFigure, withFigures} from './documents/article.ts'
import type {TextFields} from './documents/text-fields.ts'
import type {ImportRun, Say} from './run.ts'
import {contentTypes, joinTypes, markdownTypes} from '../text/known-types.ts'
import {quote} from '../content/findings.ts'
import {portableTextFields} from '../content/portable-text.ts'
import {findPicture, type ImportFile} from './find-files.ts'
import {restrictTo} from '../text/dialects/restrict.ts'
import {createKeys} from '../text/tree/keys.ts'
import {toPortableText} from '../text/to-portable-text.ts'

/** A text to import: its tree, its metadata, and a path that can give it a name. */
export interface Text {
  readonly tree: Root
  readonly fields: TextFields
  readonly path: string
}

/** Imports a text as a document. Its pictures become assets, and its blocks are changed to fit the schema. */
export async function takeText(
  {tree, fields, path}: Text,
  from: ImportFile,
  file: VFile,
  say: Say,
  run: ImportRun,
): Promise<void> {
  const {type} = run.options
  const createKey = createKeys()
  const places = new WeakMap<object, Position>()
  const onFinding = ({reason, place}: {reason: string; place?: Position}): void => say('info', reason, place && {place})
  const read = toPortableText(tree, {types: readTypes, createKey, onFinding, places})
  const {title, body} = titleAndBody(fields.title, read)
  const {picture} = fields
  const addresses = [...picturesIn(body), ...(picture === undefined ? [] : [picture.src])]
  const found = await takePictures(addresses, from, say, run)
  const hero = picture === undefined ? undefined : found.get(picture.src)
  const blocks = restrictTo(contentTypes, withFigures(body, found, createKey), {createKey, onFinding, places})
  const {document, isDraft, unmatched} = toDocument(
    fields,
    title,
    blocks,
    hero === undefined ? undefined : toFigure(hero, picture ?? {}),
    {
      type,
      textField: portableTextFields[type]?.[0] ?? 'body',
      fieldNames: new Set(fieldOrder(type)),
      path,
      language: run.language,
      names: run.names,
      createKey,
    },
  )
  for (const what of [...unmatched, ...fields.leftOut.map((name) => `field ${name}`)]) run.leaveOut(what)
  run.take(from.path, isDraft ? {...document, _id: `drafts.${document._id}`} : document, file, say)
}

/** All types of Markdown. Where the content model has a type too, that one is used. */
const readTypes = joinTypes(contentTypes, markdownTypes)

/** Copies the pictures of a text to the assets. Returns the asset ids by address. */
async function takePictures(
  addresses: readonly string[],
  from: ImportFile,
  say: Say,
  run: ImportRun,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  for (const address of addresses) {
    const path = await findPicture(address, from)
    if (path === undefined) {
      const isRemote = /^(?:https?:)?\/\//i.test(address)
      say(
        'warning',
        `Cannot copy the picture ${quote(address)}, expected a file ${isRemote ? 'of that path ' : ''}in ${from.root}`,
        {
          note: isRemote
            ? 'Nothing is fetched from other machines: download it, and import again'
            : 'Its description stays in the text',
        },
      )
      continue
    }
    try {
      found.set(address, await run.addPicture(await readFile(path)))
    } catch (error) {
      say(
        'warning',
        `Cannot copy the picture ${quote(address)}: ${error instanceof Error ? error.message : String(error)}`,
      )
    }
  }
  return found
}

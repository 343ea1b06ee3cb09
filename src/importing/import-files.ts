import {VFile} from 'vfile'
import {documentTypes} from '../../schemas/index.ts'
import {readEditedFile} from './edits/edited-text.ts'
import {takeEdited} from './edits/take-edit.ts'
import {attempt, createRun, createSay, type ImportOptions, type ImportResult, type ImportRun, type Say} from './run.ts'
import {takeText} from './take-text.ts'
import {toTextFields} from './documents/text-fields.ts'
import {toPlainArticle} from './documents/plain-article.ts'
import {readPlainText} from './documents/plain-text.ts'
import {namedByPath} from './documents/slugs.ts'
import {assetTypes} from '../content/assets.ts'
import type {SanityDocument} from '../content/document.ts'
import {limits} from '../content/limits.ts'
import {portableTextFields} from '../content/portable-text.ts'
import {textLimits} from '../text/limits.ts'
import {parseFields} from './parse/data.ts'
import {splitFrontMatter} from '../text/parse/front-matter.ts'
import {parseHtml, parseHtmlPage, withoutHtml} from './parse/html.ts'
import {parseMarkdown} from '../text/parse/markdown.ts'
import {withoutShortcodes} from './parse/shortcodes.ts'
import {parseWordPress, wordPressHtml, type WordPressItem} from './parse/wordpress.ts'
import {isPublishedPage, readPublishedPage} from './edits/published-page.ts'
import {readText, type ImportFile, type TextEnding} from './find-files.ts'
import {openContent} from '../content/readers/open-content.ts'
import {createKeys} from '../text/tree/keys.ts'
import {entryOf} from '../text/tree/vocabulary.ts'

/** The document types that a text can become. */
export const importableTypes: readonly string[] = Object.keys(portableTextFields)

/** Imports files into a content folder. A file that cannot be read writes nothing. */
export async function importFiles(files: readonly ImportFile[], options: ImportOptions): Promise<ImportResult> {
  const run = await createRun(options)
  for (const from of files) {
    const reader = entryOf(readers, from.ending)
    if (reader === undefined) await takeDocuments(from, run)
    else {
      const file = new VFile({path: from.path})
      run.messages.push(file)
      const say = createSay(file)
      await attempt(say, async () => {
        const maxBytes = from.ending === '.xml' ? limits.maxAssetBytes : textLimits.maxCharacters * 4
        await reader(from, await readText(from, maxBytes), file, say, run)
      })
    }
    options.onFile()
  }
  return {imported: run.imported, pictures: run.pictures(), leftOut: run.leftOut, files: run.messages}
}

/** Imports the text of a file. */
type Reader = (from: ImportFile, text: string, file: VFile, say: Say, run: ImportRun) => Promise<void> | void

// Hugo also reads front matter after empty lines.
const emptyLines = /^\uFEFF?\s*\n(?=---|\+\+\+)/

const takeMarkdown: Reader = async (from, text, file, say, run) => {
  const {frontMatter, text: markdown} = splitFrontMatter(text.replace(emptyLines, ''))
  const data = frontMatter === undefined ? {} : parseFields(frontMatter)
  const edited = readEditedFile(from.path, data, markdown, run.documents)
  if (edited !== undefined) return takeEdited(from.path, edited, file, say, run)
  if (isPublishedPage(data, run.documents)) {
    const page = readPublishedPage(from.path, text, data, await run.pages())
    if (page !== undefined) return takeEdited(from.path, page, file, say, run)
  }
  const {text: readable, leftOut} = withoutShortcodes(markdown, from.ending === '.mdx')
  for (const shortcode of leftOut) run.leaveOut(`shortcode ${shortcode}`)
  const tree = withoutHtml(parseMarkdown(readable))
  return takeText({tree, fields: toTextFields(data), path: from.name}, from, file, say, run)
}

const takeHtml: Reader = (from, text, file, say, run) => {
  const {tree, fields} = parseHtmlPage(text)
  return takeText({tree, fields: toTextFields(fields), path: from.name}, from, file, say, run)
}

const takeWordPress: Reader = async (from, text, file, say, run) => {
  for (const item of parseWordPress(text)) {
    const isText = item.type === 'post' || item.type === 'page'
    if (item.type === 'attachment') continue
    if (!isText) run.leaveOut(`WordPress ${item.type}`)
    else if (item.status === 'trash' || item.status === 'auto-draft') run.leaveOut(`WordPress ${item.type} in the bin`)
    else {
      const sayOfItem: Say = (severity, reason, more) => say(severity, `${item.title}: ${reason}`, more)
      await attempt(sayOfItem, () =>
        takeText(
          {tree: parseHtml(wordPressHtml(item.html)), fields: postFields(item), path: item.slug || item.title},
          from,
          file,
          sayOfItem,
          run,
        ),
      )
    }
  }
}

const takePlainText: Reader = (from, text, file, say, run) => {
  const {article, benefits, notes} = toPlainArticle(readPlainText(text), {
    name: namedByPath(from.name).name,
    language: run.language,
    names: run.names,
    createKey: createKeys(),
  })
  for (const note of notes) say('info', note)
  for (const document of [article, ...benefits]) run.take(from.path, document, file, say)
}

const readers: Readonly<Record<TextEnding, Reader>> = {
  '.md': takeMarkdown,
  '.markdown': takeMarkdown,
  '.mdx': takeMarkdown,
  '.html': takeHtml,
  '.htm': takeHtml,
  '.xml': takeWordPress,
  '.txt': takePlainText,
}

const knownTypes: ReadonlySet<string> = new Set(documentTypes.map(({name}) => name))

/** Imports the documents of a dataset export and their pictures. */
async function takeDocuments(from: ImportFile, run: ImportRun): Promise<void> {
  const reader = await openContent(from.path, {})
  try {
    const assets: SanityDocument[] = []
    for await (const {document, file} of reader.records()) {
      run.messages.push(file)
      if (document === undefined) continue
      if (assetTypes.has(document._type)) assets.push(document)
      else if (knownTypes.has(document._type)) {
        const say = createSay(file)
        await attempt(say, async () => run.take(from.path, document, file, say))
      } else run.leaveOut(`document of type ${document._type}`)
    }
    for (const asset of (await reader.assets(assets)).values()) await run.addFile(asset.id, () => asset.bytes())
  } finally {
    await reader.close()
  }
}

function postFields(item: WordPressItem) {
  return toTextFields({
    title: item.title,
    slug: item.slug,
    // Posts that were never published have a date of zeros.
    date: item.date.startsWith('0000') ? undefined : item.date,
    description: item.excerpt,
    tags: item.tags.filter((tag) => tag !== 'Uncategorized'),
    author: item.author,
    draft: item.status !== 'publish',
  })
}

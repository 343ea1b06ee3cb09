import {fromString} from '@sanity/util/paths'
import type {CustomValidatorResult, DocumentDefinition, SchemaTypeDefinition, ValidationContext} from 'sanity'
import {isSanityDocument, type SanityDocument} from '../src/content/document.ts'
import {publishedIdOf} from '../src/content/ids.ts'
import {severityOf, type Severity} from '../src/content/findings.ts'
import {createSite} from '../src/site/site.ts'
import {createDocumentCheck} from '../src/checks/check-document.ts'
import {createRuleContext} from '../src/checks/rule.ts'
import {createPublishedSnapshots} from './published-snapshot.ts'

/** Adds the rules of the command line to each document type, so that editors see the same messages while they type. */
export function withRules(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  const find = createFinder(types.filter(isDocumentType).map(({name}) => name))
  const withAll = (type: DocumentDefinition): DocumentDefinition => ({
    ...type,
    validation: (rule) =>
      levels.map((level) => {
        const checked = rule.custom(async (value, context) =>
          isSanityDocument(value) ? resultOf(await find(value, context), level) : true,
        )
        return checked[level]()
      }),
  })
  return types.map((type) => (isDocumentType(type) ? withAll(type) : type))
}

const levels = ['error', 'warning', 'info'] as const satisfies readonly Severity[]

interface Found {
  readonly severity: Severity
  readonly message: string
  readonly path: ReturnType<typeof fromString>
}

/** Caches the latest result. Every level asks about the same document, and it is checked only once. */
function createFinder(types: readonly string[]) {
  let latest: {readonly document: SanityDocument; readonly found: Promise<readonly Found[]>} | undefined
  return (document: SanityDocument, context: ValidationContext): Promise<readonly Found[]> => {
    if (latest?.document === document) return latest.found
    const found = findAll(document, types, context)
    latest = {document, found}
    return found
  }
}

function isDocumentType(type: SchemaTypeDefinition): type is DocumentDefinition {
  return type.type === 'document'
}

function resultOf(found: readonly Found[], level: Severity): CustomValidatorResult {
  const ofLevel = found.filter(({severity}) => severity === level)
  return ofLevel.length === 0 ? true : ofLevel.map(({message, path}) => ({message, path}))
}

const datasetOf = createPublishedSnapshots()

/** Lets the rules read other documents again, such as a reviewer who was added a moment ago. */
export const readAgain = datasetOf.forget

const apiVersion = '2025-02-19'

async function findAll(
  document: SanityDocument,
  types: readonly string[],
  context: ValidationContext,
): Promise<readonly Found[]> {
  const edited = {...document, _id: publishedIdOf(document._id)}
  const {snapshot, entry, readingOf} = await datasetOf(context.getClient({apiVersion}), types, edited)
  const check = createDocumentCheck(
    createRuleContext({snapshot, site: createSite(snapshot), now: new Date(), readingOf, isForOne: true}),
  )
  return check(entry).map((message) => ({
    severity: severityOf(message),
    message: message.note === undefined ? message.reason : `${message.reason}. ${message.note}`,
    path: message.path === undefined ? [] : fromString(message.path),
  }))
}

import type {DocumentActionsResolver} from 'sanity'
import {documentTypes} from '../schemas/index.ts'
import {approve} from './approve.tsx'
import {keepAddresses} from './keep-addresses.ts'
import {singletons} from './singletons.ts'

const actionsOfSingletons: ReadonlySet<string> = new Set(['publish', 'discardChanges', 'restore'])

/** Types whose pages can change their address. They have the field `previousSlugs`. */
const typesWithAddresses: ReadonlySet<string> = new Set(
  documentTypes.filter(({fields}) => fields.some(({name}) => name === 'previousSlugs')).map(({name}) => name),
)

/** Limits the actions on singletons, makes Publish keep the old address of a page, and lets reviewers sign articles. */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) => {
  if (singletons.has(schemaType)) {
    return actions.filter(({action}) => action !== undefined && actionsOfSingletons.has(action))
  }
  const kept = typesWithAddresses.has(schemaType)
    ? actions.map((action) => (action.action === 'publish' ? keepAddresses(action) : action))
    : actions
  if (schemaType !== 'article') return kept
  const [first, ...rest] = kept
  return first === undefined ? [approve] : [first, approve, ...rest]
}

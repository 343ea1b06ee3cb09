import type {DocumentActionsResolver, NewDocumentOptionsResolver} from 'sanity'

/** Types of which there is one document, made already: it is edited, never made, copied or removed. */
export const singletons: ReadonlySet<string> = new Set(['siteSettings'])

const actionsOfSingletons: ReadonlySet<string> = new Set(['publish', 'discardChanges', 'restore'])

/** What can be done with a singleton. */
export const documentActions: DocumentActionsResolver = (actions, {schemaType}) =>
  singletons.has(schemaType)
    ? actions.filter(({action}) => action !== undefined && actionsOfSingletons.has(action))
    : actions

/** What the menu for new documents offers. */
export const newDocumentOptions: NewDocumentOptionsResolver = (options) =>
  options.filter(({templateId}) => !singletons.has(templateId))

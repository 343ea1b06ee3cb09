import type {NewDocumentOptionsResolver} from 'sanity'

/** Types with exactly one document, which already exists. Editors change it, but never create, copy or delete it. */
export const singletons: ReadonlySet<string> = new Set(['siteSettings'])

/** Removes singletons from the menu for new documents. */
export const newDocumentOptions: NewDocumentOptionsResolver = (options) =>
  options.filter(({templateId}) => !singletons.has(templateId))

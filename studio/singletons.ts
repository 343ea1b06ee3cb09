import type {NewDocumentOptionsResolver} from 'sanity'

/** Types of which there is one document, made already: it is edited, never made, copied or removed. */
export const singletons: ReadonlySet<string> = new Set(['siteSettings'])

/** What the menu for new documents offers. */
export const newDocumentOptions: NewDocumentOptionsResolver = (options) =>
  options.filter(({templateId}) => !singletons.has(templateId))

import {defineField} from '@sanity/types'

/**
 * The field that names a document in web addresses and file names.
 * It only proposes a slug; the `slug-format` rule decides which slugs are safe.
 */
export function slugField(source: 'title' | 'name', {isMailed = false}: {readonly isMailed?: boolean} = {}) {
  return defineField({
    name: 'slug',
    title: 'Web address',
    type: 'slug',
    description: isMailed
      ? 'The last part of the issue’s address in the archive, such as “november-2026”. Press Generate to make it from ' +
        'the title. Leave it as it is once the issue was sent: links in the mail lead there.'
      : 'The last part of the page’s address, such as “massage-for-back-pain”. Press Generate to make it from the ' +
        `${source}. Changing it later moves the page; old addresses are kept under “Previous addresses”.`,
    options: {source, maxLength: 96},
    validation: (rule) => rule.required().error('Add a web address: press Generate beside the field'),
  })
}

/** A field with the previous slugs of a page. Each of them becomes a redirect. */
export function previousSlugsField(group?: string) {
  return defineField({
    name: 'previousSlugs',
    title: 'Previous addresses',
    type: 'array',
    options: {reading: 'none'},
    ...(group === undefined ? {} : {group}),
    description: 'Addresses this page had before. They are kept so that old links still find the page.',
    of: [{type: 'string'}],
    readOnly: true,
    hidden: ({value}) => !Array.isArray(value) || value.length === 0,
    validation: (rule) => rule.unique().error('The same address is listed twice, remove one of them'),
  })
}

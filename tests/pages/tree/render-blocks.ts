import type {Root} from 'mdast'
import {judge} from '../../../src/checks/verdict.ts'
import {toEntry} from '../../../src/content/entry.ts'
import {createSnapshot} from '../../../src/content/snapshot.ts'
import type {SanityDocument} from '../../../src/content/document.ts'
import type {Finding} from '../../../src/content/findings.ts'
import {createEdition, type Edition} from '../../../src/pages/edition.ts'
import {createSite} from '../../../src/site/site.ts'
import {createTreeContext} from '../../../src/pages/tree/create-context.ts'
import {toTree} from '../../../src/pages/tree/to-tree.ts'

const slug = (current: string) => ({_type: 'slug', current})

/** The documents that blocks of test articles refer to. */
const surroundings: readonly SanityDocument[] = [
  {
    _id: 'siteSettings',
    _type: 'siteSettings',
    publisher: 'Test',
    siteUrl: 'https://site.example',
    tagAuthority: 'site.example',
    tagYear: 2026,
  },
  {
    _id: 'tension',
    _type: 'benefit',
    title: 'Less tension',
    slug: slug('less-tension'),
    claim: 'It may ease tension.',
    evidence: [{_key: 'e', _type: 'evidence', certainty: 'low'}],
    explanation: [
      {
        _key: 'x',
        _type: 'block',
        style: 'normal',
        children: [{_key: 's', _type: 'span', text: 'Muscles let go.', marks: []}],
      },
    ],
  },
  {_id: 'neck', _type: 'bodyRegion', name: 'Neck', slug: slug('neck')},
  {_id: 'ask', _type: 'caveat', title: 'Ask first', severity: 'urgent', text: 'Ask a doctor.\nReally.\n\nThen decide.'},
  {
    _id: 'study',
    _type: 'source',
    title: 'A study',
    slug: slug('a-study'),
    authors: ['Doe J'],
    publication: 'A Journal',
    year: 2020,
    doi: '10.1000/x(1)<2>',
  },
  {_id: 'book', _type: 'source', title: 'A book?', slug: slug('a-book')},
  {_id: 'other', _type: 'article', title: 'Other', slug: slug('other')},
]

const editionOf = (documents: readonly SanityDocument[]): Edition => {
  const snapshot = createSnapshot({entries: documents.map((document) => toEntry(document))})
  const verdicts = judge(snapshot, new Map(), new Date('2026-11-22T00:00:00Z'))
  return createEdition({snapshot, verdicts, site: createSite(snapshot), now: new Date('2026-11-22T12:00:00Z')})
}

/** Makes the tree of an article with these blocks. Returns it with its findings. */
export const treeOf = (
  body: unknown,
  fields: Readonly<Record<string, unknown>> = {},
): {tree: Root; findings: Finding[]} => {
  const document = {_id: 'test', _type: 'article', title: 'Test', slug: slug('test'), body, ...fields}
  const findings: Finding[] = []
  const context = createTreeContext(editionOf([...surroundings, document]), document, (finding) =>
    findings.push(finding),
  )
  return {tree: toTree(document, context), findings}
}

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {documentTypes, objectTypes} from '../../../schemas/index.ts'
import {isRecord, type SanityDocument} from '../../../src/content/document.ts'
import {listFiles} from '../../../src/files/output/places.ts'
import {temporaryFolder} from '../../commands/run-command.ts'
import {randomRuns} from '../../random-runs.ts'
import {settings} from '../../newsletters/make-newsletters.ts'
import {createPublisher, refs, slug, type Publisher} from '../publisher.ts'

/*
 * A recall reaches everything that used the document. Every field of the document has a word of its own: after the recall,
 * none of them may stand anywhere, but for the title beside the withdrawal.
 */

const recall = {_type: 'recall', recalledAt: '2026-11-20T09:00:00Z', reason: 'It was wrong, do not follow it.'}
const reference = (id: string) => ({_type: 'reference', _ref: id})

/** A document of a type in which every text is a token of its own. The names of fields in `without` are left out. */
const tokensIn = (type: string, without: ReadonlySet<string>): Readonly<Record<string, unknown>> => {
  let count = 0
  const token = (): string => `Zq${type}${count++}xq`
  const fill = (definition: unknown, depth: number): unknown => {
    if (!isRecord(definition) || depth > 5) return undefined
    const {type: kind, of, fields, options, name} = definition
    if (['recall', 'acceptedWarnings', 'slug', 'previousSlugs'].includes(String(name)) && depth === 1) return undefined
    if (isRecord(options) && (options['list'] !== undefined || options['reading'] === 'none')) return undefined
    if (kind === 'string' || kind === 'text') return token()
    if (kind === 'block')
      return {
        _type: 'block',
        _key: token(),
        style: 'normal',
        markDefs: [],
        children: [{_type: 'span', _key: 's', text: token(), marks: []}],
      }
    const named = objectTypes.find(({name: each}) => each === kind)
    if (named !== undefined) {
      const value = fill(named, depth + 1)
      return isRecord(value) ? {...value, _type: named.name, _key: token()} : value
    }
    if (kind === 'array' && Array.isArray(of))
      return of.map((member) => fill(member, depth + 1)).filter((member) => member !== undefined)
    if (!Array.isArray(fields)) return undefined
    return Object.fromEntries(
      fields.flatMap((field) => {
        if (!isRecord(field) || (depth === 0 && without.has(String(field['name'])))) return []
        const value = fill(field, depth + 1)
        return value === undefined ? [] : [[String(field['name']), value]]
      }),
    )
  }
  const filled = fill(
    documentTypes.find(({name}) => name === type),
    0,
  )
  return isRecord(filled) ? filled : {}
}

/** Documents that use a document in every way there is. */
const users = (id: string, type: string): SanityDocument[] => {
  const common = {publishedAt: '2026-10-01T08:00:00Z', language: 'en'}
  const link = {_key: 'm', _type: 'internalLink', reference: reference(id)}
  const body = [
    {
      _key: 'b',
      _type: 'block',
      style: 'normal',
      markDefs: [link],
      children: [{_key: 's', _type: 'span', text: 'these words', marks: ['m']}],
    },
    ...(type === 'benefit'
      ? [
          {_key: 'l', _type: 'benefitList', benefits: refs(id), layout: 'full'},
          {_key: 'k', _type: 'benefitList', benefits: refs(id), layout: 'summary'},
        ]
      : []),
  ]
  return [
    {
      _id: 'condition',
      _type: 'condition',
      name: 'The condition',
      ...slug('condition'),
      redFlags: [{_key: 'f', _type: 'redFlag', text: 'Numb legs.', urgency: 'emergency'}],
    },
    {_id: 'region', _type: 'bodyRegion', name: 'The region', ...slug('region')},
    {
      _id: 'user',
      _type: 'article',
      title: 'The user',
      summary: 'A summary of the user.',
      ...slug('user'),
      ...common,
      body,
      conditions: refs('condition'),
      ...(type === 'benefit' ? {benefits: refs(id)} : {}),
      ...(type === 'therapy' ? {therapies: refs(id)} : {}),
    },
    {
      _id: 'via',
      _type: 'article',
      title: 'The other user',
      ...slug('via'),
      ...common,
      body: [],
      benefits: refs('own-benefit'),
    },
    {
      _id: 'own-benefit',
      _type: 'benefit',
      title: 'The own benefit',
      claim: 'It may help.',
      ...slug('own-benefit'),
      regions: refs('region'),
      ...(type === 'therapy' ? {therapies: refs(id)} : {}),
    },
    {
      _id: 'feed',
      _type: 'feed',
      title: 'The feed',
      ...slug('feed'),
      content: 'full',
      ...(type === 'benefit' ? {benefits: refs(id)} : {}),
    },
    {
      _id: 'newsletter',
      _type: 'newsletter',
      title: 'The newsletter',
      subject: 'The subject',
      ...slug('newsletter'),
      sendAt: '2026-11-01T08:00:00Z',
      sections: [
        {
          _key: 's',
          _type: 'newsletterSection',
          title: 'Section',
          selection: 'picked',
          articles: refs('user', ...(type === 'article' ? [id] : [])),
        },
      ],
    },
  ]
}

const files = ({folder}: Publisher): Array<readonly [string, string]> =>
  [...listFiles(folder)].map((path) => [path, readFileSync(join(folder, path), 'utf8')] as const)

/** Where a title stands without the withdrawal: in its own object, in its line, or in the words around it. */
const bare = (path: string, text: string, title: string): string[] => {
  const says = (words: string): boolean => /withdrawn|recall|it was wrong/iu.test(words)
  const inText = (words: string): string[] =>
    [...words.matchAll(new RegExp(title, 'gu'))]
      .map(({index}) => words.slice(Math.max(0, index - 250), index + 250))
      .filter((around) => !says(around))
  const inJson = (value: unknown, said: boolean): string[] => {
    if (typeof value === 'string') return said ? [] : inText(value)
    if (Array.isArray(value)) return value.flatMap((each) => inJson(each, said))
    if (!isRecord(value)) return []
    const isItem = 'recall' in value || value['recalled'] === true || typeof value['reason'] === 'string'
    return Object.values(value).flatMap((each) => inJson(each, said || isItem))
  }
  if (!path.endsWith('.json')) return inText(text).map((around) => `${path}: ${around}`)
  return inJson(JSON.parse(text), false).map((around) => `${path}: ${around}`)
}

describe('a recall', () => {
  it.each(['article', 'benefit', 'therapy'])('of any %s leaves nothing of it behind', async (type) => {
    const optional = fc.subarray([
      'seo',
      'heroImage',
      'takeaways',
      'summary',
      'evidence',
      'explanation',
      'overview',
      'techniques',
      'harms',
      'corrections',
      'funding',
    ])
    await fc.assert(
      fc.asyncProperty(optional, async (left) => {
        const publisher = createPublisher(join(temporaryFolder(), 'dist'))
        const made = tokensIn(type, new Set(left))
        const titleField = type === 'therapy' ? 'name' : 'title'
        const title = String(made[titleField])
        const document = {
          ...made,
          _id: 'target',
          _type: type,
          ...slug('target'),
          ...(type === 'article' ? {publishedAt: '2026-10-02T08:00:00Z', conditions: refs('condition')} : {}),
        }
        const others = [settings, ...users('target', type)]
        await publisher.publish([document, ...others], {now: '2026-11-19T12:00:00Z'})
        const before = files(publisher)
        expect(before.some(([, text]) => text.includes(title))).toBe(true)
        const dateBefore = publisher.json('api/v1/articles/user.json')['dateModified']
        await publisher.publish([{...document, recall}, ...others], {now: '2026-11-21T12:00:00Z'})
        const after = files(publisher)
        const left_ = after.flatMap(([path, text]) =>
          [...new Set(text.match(/Zq\w+?\d+xq/gu))]
            .filter((token) => token !== title)
            .map((token) => `${path}: ${token}`),
        )
        expect(left_).toEqual([])
        expect(after.flatMap(([path, text]) => (text.includes(title) ? bare(path, text, title) : []))).toEqual([])
        if (type !== 'article') {
          expect(publisher.read('api/v1/articles/user.json')).toContain(recall.reason)
          expect(publisher.json('api/v1/articles/user.json')['dateModified']).not.toBe(dateBefore)
          for (const path of [
            'feeds/feed.json',
            'feeds/summary/feed.json',
            'feeds/rss.xml',
            'feeds/mail/feed.json',
            'newsletters/newsletter/index.html',
            'newsletters/newsletter/index.txt',
            'llms.txt',
            'api/v1/search/1.json',
            'api/v1/articles/page/1.json',
            'markdown/articles/user.md',
          ])
            expect([path, publisher.read(path).replaceAll(/\s+/gu, ' ').includes(recall.reason)]).toEqual([path, true])
        } else expect(publisher.read('feeds/feed.json')).toContain('Numb legs.')
      }),
      randomRuns(3),
    )
  })

  it('waits for its day, and the export knows when that is', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const document = {_id: 'target', _type: 'therapy', name: 'The therapy', ...slug('target'), recall}
    const documents = [document, ...users('target', 'therapy')]
    const result = await publisher.publish(documents, {now: '2026-11-19T12:00:00Z'})
    expect(publisher.json('api/v1/therapies/target.json')['recall']).toBeUndefined()
    expect(publisher.read('api/v1/articles/user.json')).not.toContain(recall.reason)
    expect(result.nextMoment).toBe(Date.parse(recall.recalledAt))
    await publisher.publish(documents, {now: '2026-11-20T09:00:00Z'})
    expect(publisher.json('api/v1/therapies/target.json')['recall']).toMatchObject({reason: recall.reason})
    expect(publisher.read('api/v1/articles/user.json')).toContain(recall.reason)
  })

  it.each(['user', 'newsletter'])('takes a %s with errors away that cannot tell it', async (id) => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const therapy = {_id: 'target', _type: 'therapy', name: 'The therapy', ...slug('target')}
    const others = [settings, ...users('target', 'therapy')]
    const page = id === 'user' ? 'api/v1/articles/user.json' : 'newsletters/newsletter/index.txt'
    await publisher.publish([therapy, ...others], {now: '2026-11-19T12:00:00Z'})
    expect(publisher.has(page)).toBe(true)
    const recalled = [{...therapy, recall}, ...others]
    const {records} = await publisher.publish(recalled, {now: '2026-11-21T12:00:00Z', faulty: [id]})
    expect(publisher.has(page)).toBe(false)
    expect(records.filter(({ruleId, documentId}) => ruleId === 'untold-recall' && documentId === id)).toHaveLength(1)
    await publisher.publish(recalled, {now: '2026-11-22T12:00:00Z'})
    expect(publisher.read(page).replaceAll(/\s+/gu, ' ')).toContain(recall.reason)
    // What tells it already stays, as any document does that has errors.
    await publisher.publish(recalled, {now: '2026-11-23T12:00:00Z', faulty: [id]})
    expect(publisher.has(page)).toBe(true)
  })

  it('takes away what names it in linked data alone', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const therapy = {_id: 'therapy', _type: 'therapy', name: 'The therapy', ...slug('therapy')}
    const benefit = {
      _id: 'target',
      _type: 'benefit',
      title: 'The benefit',
      claim: 'It heals everything.',
      ...slug('target'),
      therapies: refs('therapy'),
      evidence: [{_key: 'e', _type: 'evidence', certainty: 'low', finding: 'Less pain.', source: reference('source')}],
    }
    const source = {_id: 'source', _type: 'source', title: 'A review'}
    const page = 'api/v1/therapies/therapy.json'
    await publisher.publish([therapy, source, benefit], {now: '2026-11-19T12:00:00Z'})
    expect(publisher.read(page)).toContain(benefit.claim)
    await publisher.publish([therapy, source, {...benefit, recall}], {now: '2026-11-21T12:00:00Z', faulty: ['therapy']})
    expect(publisher.has(page)).toBe(false)
    await publisher.publish([therapy, source, {...benefit, recall}], {now: '2026-11-22T12:00:00Z'})
    expect(publisher.read(page)).not.toContain(benefit.claim)
  })

  it('goes out whatever is wrong with what surrounds it', async () => {
    const publisher = createPublisher(join(temporaryFolder(), 'dist'))
    const document = {
      _id: 'target',
      _type: 'article',
      title: 'The article',
      summary: 'Do this.',
      ...slug('target'),
      publishedAt: '2026-10-02T08:00:00Z',
      caveats: refs('caveat'),
    }
    const caveat = {_id: 'caveat', _type: 'caveat', title: 'Care', text: 'Take care.', severity: 'caution'}
    await publisher.publish([document, caveat])
    const broken = {...document, recall, seo: 7, takeaways: {}, funding: {}, conditions: 'none', corrections: [4]}
    await publisher.publish([broken, {...caveat, severity: 'nope', text: 4}], {faulty: ['target', 'caveat']})
    expect(publisher.json('api/v1/articles/target.json')['recall']).toMatchObject({reason: recall.reason})
    expect(publisher.read('feeds/feed.json')).not.toContain('Do this.')
  })
})

import {describe, expect, it} from 'vitest'
import {createDocumentCheck} from '../../../src/checks/check-document.ts'
import {createRuleContext} from '../../../src/checks/rule.ts'
import {isRecord, type SanityDocument} from '../../../src/content/document.ts'
import {severityOf} from '../../../src/content/findings.ts'
import {readerTexts} from '../../../src/content/reader-text.ts'
import {createSite} from '../../../src/site/site.ts'
import {documentTypes, objectTypes} from '../../../schemas/index.ts'
import {article, benefit, block, caveat, newsletter, refs, snapshotOf, span, therapy} from '../../checks/run-rule.ts'

/** The findings on wording of the first document, as severity, rule and path. */
const wordingOf = (first: SanityDocument, ...others: readonly SanityDocument[]): string[] =>
  messagesOf(first, ...others)

const messagesOf = (first: SanityDocument, ...others: readonly SanityDocument[]): string[] => {
  const snapshot = snapshotOf([first, ...others])
  const check = createDocumentCheck(
    createRuleContext({snapshot, site: createSite(snapshot), now: new Date('2026-11-22T00:00:00Z')}),
  )
  const entry = snapshot.get(first._id)
  return (entry === undefined ? [] : check(entry))
    .filter(({ruleId = ''}) => /^(?:wording-|accepted-)/.test(ruleId))
    .map((message) => `${severityOf(message)} ${message.ruleId} ${message.path ?? ''}`)
}

const promise = 'This massage cures back pain.'

describe('every text that a reader sees', () => {
  it('is read, in any type', () => {
    const figure = {_type: 'figure', alt: promise, caption: promise, credit: promise}
    const document = article('a', {
      title: promise,
      summary: promise,
      takeaways: [promise],
      heroImage: figure,
      seo: {_type: 'seo', title: promise, description: promise},
      body: [
        block('b', promise),
        {_type: 'callout', _key: 'c', tone: 'tip', content: [block('d', promise)]},
        {_type: 'table', _key: 't', caption: promise, rows: [{_type: 'tableRow', _key: 'r', cells: ['x', promise]}]},
        {...figure, _key: 'f'},
        {_type: 'regionGuide', _key: 'g', items: [{_type: 'regionGuideItem', _key: 'i', focus: promise}]},
      ],
    })
    expect(wordingOf(document).map((each) => each.split(' ')[2])).toEqual([
      'title',
      'summary',
      'heroImage.alt',
      'heroImage.caption',
      'heroImage.credit',
      'body[_key=="b"]',
      'body[_key=="c"].content[_key=="d"]',
      'body[_key=="t"].caption',
      'body[_key=="t"].rows[_key=="r"].cells[1]',
      'body[_key=="f"].alt',
      'body[_key=="f"].caption',
      'body[_key=="f"].credit',
      'body[_key=="g"].items[_key=="i"].focus',
      'takeaways[0]',
      'seo.title',
      'seo.description',
    ])
    expect(wordingOf(newsletter('n', {subject: promise, preheader: promise}))).toHaveLength(2)
  })

  it('is whatever the schema has not marked as something else', () => {
    const seen = new Set<string>()
    /** A value of a schema type, with its own path as the text of every string. */
    const fill = (definition: unknown, at: string, depth: number): unknown => {
      if (!isRecord(definition) || depth > 6) return undefined
      const {type, of, fields, options} = definition
      const marked = isRecord(options) ? options['reading'] : undefined
      const isChoice = isRecord(options) && options['list'] !== undefined
      if (marked === 'none' || type === 'slug' || isChoice) return undefined
      if (type === 'string' || type === 'text') {
        seen.add(at)
        return at
      }
      if (type === 'block') {
        seen.add(at)
        return {
          _type: 'block',
          _key: 'k',
          children: [
            {_type: 'span', text: at.slice(0, 3)},
            {_type: 'span', text: at.slice(3)},
          ],
        }
      }
      const named = objectTypes.find(({name}) => name === type)
      if (named !== undefined) {
        const value = fill(named, at, depth + 1)
        return isRecord(value) ? {...value, _type: named.name} : value
      }
      if (type === 'array' && Array.isArray(of))
        return of
          .map((member, index) => fill(member, `${at}/${index}`, depth + 1))
          .filter((member) => member !== undefined)
      if (Array.isArray(fields))
        return Object.fromEntries(
          fields.flatMap((field) => {
            const value = isRecord(field) ? fill(field, `${at}/${String(field['name'])}`, depth + 1) : undefined
            return isRecord(field) && value !== undefined ? [[String(field['name']), value]] : []
          }),
        )
      return undefined
    }
    for (const type of documentTypes) {
      seen.clear()
      const value = fill(type, type.name, 0)
      const document = {_id: 'a', ...(isRecord(value) ? value : {}), _type: type.name}
      expect([...readerTexts(document)].map(({text}) => text).toSorted()).toEqual([...seen].toSorted())
      expect(seen.size).toBeGreaterThan(0)
    }
  })

  it('is one text across its spans, without signs that hide a word', () => {
    const hidden = [
      [span('This massage cu'), span('res', 'strong'), span(' back pain.')],
      [span('This massage cu\u00ADres back pain.')],
      [span('This massage c\u200Bures back pain.')],
      [span('This massage \u0441ur\u0435s back pain.')],
      [span('This massage \uFF43\uFF55\uFF52\uFF45\uFF53 back pain.')],
      [span('This massage c\u0336u\u0336r\u0336e\u0336s\u0336 back pain.')],
    ]
    for (const spans of hidden)
      expect(wordingOf(article('a', {body: [block('b', spans)]}))).toEqual(['error wording-cure body[_key=="b"]'])
  })

  it('is not the words of others, nor what a recall has taken away', () => {
    expect(wordingOf({_id: 's', _type: 'source', title: 'Massage cures back pain: a trial'})).toEqual([])
    const recall = {recalledAt: '2026-11-01T00:00:00Z', reason: 'It said that massage cures back pain, which is wrong.'}
    expect(wordingOf(article('a', {title: promise, recall}))).toEqual([])
  })
})

describe('what a document has beside the words', () => {
  const study = 'Studies show that massage eased the pain of 3 in 10 people.'
  const cited = block('b', [span(study, 'm')], {
    markDefs: [{_key: 'm', _type: 'citation', source: {_type: 'reference', _ref: 's'}}],
  })

  it('gives figures their source, in the block or where the text says them again', () => {
    expect(wordingOf(article('a', {body: [block('b', study)]}))).toEqual(['warning wording-figures body[_key=="b"]'])
    expect(wordingOf(article('a', {body: [cited]}))).toEqual([])
    expect(wordingOf(article('a', {summary: study, body: [cited]}))).toEqual([])
    expect(wordingOf(article('a', {summary: study.replace('3', '7'), body: [cited]}))).toEqual([
      'warning wording-figures summary',
    ])
    const evidence = [{_key: 'e', _type: 'evidence', finding: study, source: {_type: 'reference', _ref: 's'}}]
    expect(wordingOf(benefit('a', {evidence}))).toEqual([])
  })

  it('discloses who paid', () => {
    const body = [block('b', 'This article was sponsored by a maker of heat pads.')]
    expect(wordingOf(article('a', {body}))).toEqual(['error wording-sponsored body[_key=="b"]'])
    expect(wordingOf(article('a', {body, funding: 'Paid for by a maker of heat pads.'}))).toEqual([])
  })

  it('cautions children and pregnant people', () => {
    const document = article('a', {
      therapies: refs('t'),
      body: [block('b', 'Massage is wonderful for pregnant women too.')],
    })
    const warm = therapy('t', {caveats: refs('c')})
    expect(wordingOf(document, warm, caveat('c', {text: 'Ask first.'}))).toEqual([
      'warning wording-vulnerable body[_key=="b"]',
    ])
    expect(wordingOf(document, warm, caveat('c', {text: 'If you are pregnant, ask your midwife first.'}))).toEqual([])
  })

  it('does not call fine what the therapy warns of', () => {
    const massage = therapy('t', {contraindications: ['People who take blood thinners']})
    const document = (text: string) => article('a', {therapies: refs('t'), body: [block('b', text)]})
    const fine = 'Massage is perfectly fine if you take warfarin.'
    expect(wordingOf(document(fine), massage)).toEqual(['error wording-contraindicated body[_key=="b"]'])
    expect(wordingOf(document(fine))).toEqual([])
    expect(wordingOf(document('Massage can bruise you if you take warfarin.'), massage)).toEqual([])
    expect(wordingOf(massage)).toEqual([])
  })
})

describe('a language', () => {
  it('is that of the document or of the text', () => {
    const german = 'Diese Massage heilt Ihre Rückenschmerzen für immer, und das ist sicher.'
    expect(wordingOf(article('a', {language: 'de', title: german}))).toEqual(['error wording-cure title'])
    expect(wordingOf(article('a', {title: german}))).toEqual(['error wording-cure title'])
  })

  it('without a table is said once', () => {
    const document = article('a', {
      language: 'fr',
      title: 'Le massage',
      body: [block('b', 'Le massage guérit le dos.')],
    })
    expect(wordingOf(document)).toEqual(['warning wording-language language'])
  })
})

describe('an accepted warning', () => {
  const claim = 'Studies show that massage eases pain.'
  const accepted = (fields: Readonly<Record<string, unknown>> = {}) => ({
    _key: 'w',
    _type: 'acceptedWarning',
    rule: 'wording-figures',
    words: claim,
    acceptedBy: 'A. Editor',
    acceptedAt: '2026-11-20',
    reason: 'The next paragraph names them.',
    ...fields,
  })
  const withAnswer = (text: string, fields?: Readonly<Record<string, unknown>>) =>
    article('a', {body: [block('b', text)], acceptedWarnings: [accepted(fields)]})

  it('becomes a note, for these words only and once', () => {
    expect(messagesOf(withAnswer(claim))).toEqual(['info wording-figures body[_key=="b"]'])
    expect(messagesOf(withAnswer(`${claim} ${claim}`))).toEqual([
      'info wording-figures body[_key=="b"]',
      'warning wording-figures body[_key=="b"]',
    ])
    expect(messagesOf(withAnswer('Experts agree that massage eases pain.'))).toEqual([
      'warning wording-figures body[_key=="b"]',
      'info accepted-warning acceptedWarnings[_key=="w"]',
    ])
  })

  it('never silences an error', () => {
    expect(messagesOf(withAnswer(promise, {rule: 'wording-cure', words: promise}))).toEqual([
      'error wording-cure body[_key=="b"]',
      'info accepted-warning acceptedWarnings[_key=="w"]',
    ])
  })

  it.each(['rule', 'words', 'acceptedBy', 'acceptedAt', 'reason'])('needs its field %s', (field) => {
    expect(messagesOf(withAnswer(claim, {[field]: undefined}))).toContain('warning wording-figures body[_key=="b"]')
  })
})

describe('a text', () => {
  it('is read in the language that it is written in, whatever its document says', () => {
    const texts = [
      'Massage cures back pain.',
      'Throw away your pills.',
      'Wir kneten die Schultern. Throw away your pills.',
    ]
    for (const text of texts)
      expect([text, messagesOf(article('a', {language: 'de', body: [block('b', text)]}))[0]]).toEqual([
        text,
        expect.stringMatching(/^error/),
      ])
    expect(messagesOf(article('a', {language: 'en', title: 'Massage heilt Krebs.'}))[0]).toMatch(/^error wording-cure/)
  })

  it('that tells what was wrong, or whom a warning is for, is no error', () => {
    const corrections = [
      {
        _key: 'c',
        _type: 'correction',
        correctedAt: '2026-11-01',
        was: 'We wrote that massage cures pain.',
        now: 'It may ease it.',
      },
    ]
    expect(messagesOf(article('a', {corrections}))).toEqual(['warning wording-cure corrections[_key=="c"].was'])
    const contraindications = [
      'You stopped taking your blood thinner.',
      'If your back hurts, you no longer need a doctor.',
    ]
    expect(messagesOf(therapy('t', {contraindications}))).toEqual([
      'warning wording-against-care contraindications[0]',
      'error wording-against-care contraindications[1]',
    ])
  })

  it.each(['None.', '–', 'n/a', 'Nobody paid for this article.', 'Niemand.'])('is not disclosed by %s', (funding) => {
    const body = [block('b', 'This article was sponsored by a maker of oils.')]
    expect(messagesOf(article('a', {body, funding})).join()).toContain('wording-sponsored')
    expect(messagesOf(article('a', {body, funding: 'A maker of oils paid for it.'}))).toEqual([])
  })
})

import {readFileSync} from 'node:fs'
import {join} from 'node:path'
import {HtmlValidate} from 'html-validate'
import PostalMime from 'postal-mime'
import {describe, expect, it} from 'vitest'
import {clientSupport} from '../../src/newsletters/checks/client-support.ts'
import {sizeOf} from '../../src/newsletters/checks/mail-size.ts'
import type {SanityDocument} from '../../src/content/document.ts'
import {expectFile} from '../expect-file.ts'
import {article, benefit, condition, refs, therapy} from '../publishing/publisher.ts'
import {
  caveat,
  figure,
  mailOf,
  newest,
  newsletter,
  picked,
  problemsOf,
  publisherForTest,
  settings,
} from './make-newsletters.ts'

const documents: readonly SanityDocument[] = [
  caveat('slow', 'caution'),
  caveat('doctor', 'information', 'Ask a doctor.\n\nSay what you take.'),
  caveat('emergency', 'urgent'),
  therapy('massage', {caveats: refs('slow')}),
  condition('pain', {redFlags: ['It gets worse.', 'You have a fever.']}),
  benefit('ease', {
    evidence: [
      {_key: 'e', certainty: 'low'},
      {_key: 'f', certainty: 'notGraded'},
    ],
  }),
  article('first', {
    title: 'The “first” & best',
    heroImage: figure('What it shows'),
    therapies: refs('massage'),
    benefits: refs('ease'),
    conditions: refs('pain'),
    publishedAt: '2026-05-01T08:00:00Z',
  }),
  article('second', {summary: 'Line one\n\nLine two', therapies: refs('massage'), publishedAt: '2026-05-02T08:00:00Z'}),
  article('third', {publishedAt: '2026-05-03T08:00:00Z'}),
]

const sections = [
  {
    ...picked('For you', 'first'),
    text: [
      {
        _key: 'b',
        _type: 'block',
        style: 'normal',
        markDefs: [
          {_key: 'l', _type: 'link', href: 'https://other.example/page?a=1&b=2'},
          {_key: 'i', _type: 'internalLink', reference: {_type: 'reference', _ref: 'third'}},
        ],
        children: [
          {_key: '1', _type: 'span', text: 'Look at ', marks: []},
          {_key: '2', _type: 'span', text: 'this page', marks: ['l', 'strong']},
          {_key: '3', _type: 'span', text: ' or ', marks: []},
          {_key: '4', _type: 'span', text: 'ours', marks: ['i']},
        ],
      },
    ],
  },
  newest('What is new', {limit: 2}),
]
const issue = newsletter('june', sections, {
  introduction: 'Dear readers,\n\nsee https://www.example.org/articles/third/.\nYours',
})
const all = [...documents, issue]

describe('the message of an issue', () => {
  const publishIssue = async () => {
    const publisher = publisherForTest()
    await publisher.publish([settings, ...all])
    const raw = readFileSync(join(publisher.folder, 'newsletters/june/message.eml'))
    return {publisher, raw, message: await PostalMime.parse(raw)}
  }

  it('is read by an independent parser, part by part', async () => {
    const {publisher, message} = await publishIssue()
    expect(message.subject).toBe('Subject of june')
    expect(message.from).toEqual({name: 'Tests & Trials', address: 'news@example.org'})
    expect(message.replyTo).toEqual([{name: '', address: 'editors@example.org'}])
    expect(message.date).toBe('2026-06-01T07:00:00.000Z')
    expect(message.messageId).toMatch(/^<june\.[0-9a-f]{20}@example\.org>$/)
    // The parser adds a line break at the end of a part.
    expect(message.html?.trimEnd()).toBe(publisher.read('newsletters/june/index.html').trimEnd())
    expect(message.text?.trimEnd()).toBe(publisher.read('newsletters/june/index.txt').trimEnd())
    expect(message.attachments).toEqual([])
  })

  it('has every header once, those of the list as mail programs read them', async () => {
    const {message} = await publishIssue()
    const names = message.headers.map(({key}) => key)
    expect(names).toEqual([...new Set(names)])
    const headers = Object.fromEntries(message.headers.map(({key, value}) => [key, value]))
    expect(headers).toMatchObject({
      'list-unsubscribe': '<https://www.example.org/unsubscribe?list=1&x=2>',
      'list-unsubscribe-post': 'List-Unsubscribe=One-Click',
      'list-id': '"Tests & Trials" <newsletter.example.org>',
      date: 'Mon, 01 Jun 2026 07:00:00 +0000',
      'mime-version': '1.0',
    })
    expect(headers['content-type']).toMatch(/^multipart\/alternative/)
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(['from', 'to', 'subject', 'message-id', 'reply-to']))
  })

  it('holds to what SMTP takes: ASCII, lines that end with CRLF and are short', async () => {
    const {raw} = await publishIssue()
    const text = raw.toString('latin1')
    expect(/^[\t\r\n\u0020-\u007E]*$/.test(text)).toBe(true)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
  })

  it('is the same bytes at another time, from another order, in another place', async () => {
    const [one, two] = [publisherForTest(), publisherForTest()]
    await one.publish([settings, ...all], {now: '2026-06-02T00:00:00Z'})
    const before = process.env['TZ']
    process.env['TZ'] = 'Asia/Kathmandu'
    try {
      await two.publish([settings, ...all].toReversed(), {now: '2026-11-22T12:00:00Z'})
    } finally {
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
    }
    for (const name of ['index.html', 'index.txt', 'message.eml']) {
      expect(two.read(`newsletters/june/${name}`)).toBe(one.read(`newsletters/june/${name}`))
    }
  })
})

describe('the mail', () => {
  const {mail, checks} = mailOf(all)

  it('passes every check', () => {
    expect(problemsOf(mailOf(all))).toEqual([])
    expect(checks.map(({id}) => id)).toEqual([...new Set(checks.map(({id}) => id))])
  })

  it('is HTML that a validator accepts', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      // Mail programs drop style sheets, so styles are inline. Older ones know only `presentation`, not `none`.
      rules: {
        'no-inline-style': 'off',
        'presentation-role-style': 'off',
        'no-conditional-comment': 'off',
        'no-trailing-whitespace': 'off',
      },
    })
    const report = await validator.validateString(mail.html)
    expect(
      report.results.flatMap(({messages}) =>
        messages.map(({ruleId, message, line}) => `${ruleId} ${message} (${line})`),
      ),
    ).toEqual([])
  })

  it('is as it was, in HTML and in plain text', () => {
    expectFile(join(import.meta.dirname, 'expected/june.html'), mail.html)
    expectFile(join(import.meta.dirname, 'expected/june.txt'), mail.text)
  })

  it('carries the caveats of all articles, each once, the most urgent first, and the red flags', () => {
    const urgent = mailOf([
      ...documents,
      article('fourth', {
        body: [
          {_key: 'c', _type: 'caveatNotice', caveat: {_type: 'reference', _ref: 'emergency'}},
          {_key: 'd', _type: 'caveatNotice', caveat: {_type: 'reference', _ref: 'doctor'}},
        ],
      }),
      newsletter('n', [picked('A', 'first', 'second', 'fourth')]),
    ])
    expect(urgent.issue.caveats.map(({title}) => title)).toEqual(['Caveat emergency', 'Caveat slow', 'Caveat doctor'])
    expect(urgent.mail.text.match(/The words of slow\./g)).toHaveLength(1)
    expect(urgent.mail.text).toMatch(
      /Today: see a doctor[^\n]*:\n- It gets worse\. \(.*\)\n- You have a fever\. \(.*\)/,
    )
    expect(urgent.mail.text).toContain('Please note: Caution: Caveat slow')
    expect(problemsOf(urgent)).toEqual([])
  })

  it('marks links to our own pages, and no others', () => {
    const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&#x26;', '&'))
    const marked = links.filter((href) => href.includes('utm_'))
    expect(marked).toContain(
      'https://www.example.org/articles/third/?utm_source=newsletter&utm_medium=email&utm_campaign=june',
    )
    expect(marked.every((href) => href.startsWith('https://www.example.org/'))).toBe(true)
    expect(links).toContain('https://other.example/page?a=1&b=2')
    expect(links).toContain('https://www.example.org/unsubscribe?list=1&x=2')
  })

  it('needs no more of mail programs than it did', () => {
    const support = Object.fromEntries(
      clientSupport(mail.html).map(({client, unsupported, partial}) => [client, {unsupported, partial}]),
    )
    expectFile(join(import.meta.dirname, 'expected/client-support.json'), `${JSON.stringify(support, null, 2)}\n`)
  })

  it('has no picture of a kind that mail programs do not show, and the name where the logo is one', () => {
    const svg = 'image-abc123-1200x800-svg'
    const made = mailOf([
      {...settings, logo: figure('Logo', svg)},
      article('vector', {heroImage: figure('Drawn', svg)}),
      newsletter('n', [picked('A', 'vector')]),
    ])
    expect(problemsOf(made)).toEqual([])
    expect(made.mail.html).not.toContain('.svg')
  })

  it('makes a brand colour readable that is not', () => {
    expect(mail.html).not.toContain('#c0ffee')
  })

  it('says the preview text that its editor left out', () => {
    const made = mailOf([
      ...documents,
      newsletter('n', [picked('A', 'third')], {preheader: undefined, introduction: `${'Long words. '.repeat(30)}`}),
    ])
    expect(made.mail.preheader).toBe(`${'Long words. '.repeat(10).trim().slice(0, 119)}…`)
    expect(problemsOf(made)).toEqual([])
  })
})

describe('what was recalled', () => {
  const recall = {
    recalledAt: '2026-06-10T08:00:00Z',
    reason: 'The study was withdrawn.\n\nDo not follow it.',
    instead: {_type: 'reference', _ref: 'third'},
  }
  const recalled = documents.map((document) => (document._id === 'second' ? {...document, recall} : document))

  it('shows as withdrawn in the issue it was in', () => {
    const made = mailOf([...recalled, newsletter('may', [picked('A', 'second')], {sendAt: '2026-05-20T07:00:00Z'})])
    expect(made.mail.text).toContain('* Withdrawn: The second\n\nThe study was withdrawn.\n\nDo not follow it.')
    expect(made.mail.text).toContain('Read instead: The third')
    expect(made.mail.text).not.toContain('Line one')
    expect(problemsOf(made)).toEqual([])
  })

  it('is told first in the issues that come next, and in no other', () => {
    const issues = [
      newsletter('may', [picked('A', 'second')], {sendAt: '2026-05-20T07:00:00Z'}),
      newsletter('june', [picked('A', 'first')], {sendAt: '2026-06-20T07:00:00Z'}),
      // July lists it too, because June's draft may have been made before the recall.
      newsletter('july', [picked('A', 'third')], {sendAt: '2026-07-20T07:00:00Z'}),
      newsletter('august', [picked('A', 'first')], {sendAt: '2026-08-20T07:00:00Z'}),
    ]
    const made = issues.map((own) => mailOf([...recalled, ...issues.filter((each) => each !== own), own]))
    expect(made.map(({issue: {withdrawn}}) => withdrawn.length)).toEqual([0, 1, 1, 0])
    const text = made[1]?.mail.text ?? ''
    expect(text).toContain('Withdrawn since the last issue\n------------------------------\n\n* Withdrawn: The second')
    expect(text.indexOf('Withdrawn')).toBeLessThan(text.indexOf('* The “first”'))
    expect(made.flatMap(problemsOf)).toEqual([])
  })

  it('brings its caveats along, and is told in an issue without a day that comes after one that has', () => {
    const may = newsletter('may', [picked('A', 'second')], {sendAt: '2026-05-20T07:00:00Z'})
    const later = newsletter('later', [picked('A', 'first')], {sendAt: '2027-05-20T07:00:00Z'})
    const made = mailOf([...recalled, may, later, newsletter('n', [picked('A', 'third')], {sendAt: undefined})])
    expect(made.issue.withdrawn.map(({article: {title}}) => title)).toEqual(['The second'])
    expect(made.issue.caveats.map(({title}) => title)).toEqual(['Caveat slow'])
    expect(problemsOf(made)).toEqual([])
  })
})

describe('prose', () => {
  interface Run {
    readonly text: string
    readonly marks?: readonly string[]
  }
  const block = (runs: readonly Run[], fields: Readonly<Record<string, unknown>> = {}) => ({
    _key: JSON.stringify([runs, fields]).slice(0, 60),
    _type: 'block',
    style: 'normal',
    markDefs: [
      {_key: 'l', _type: 'link', href: 'https://other.example/a?b=1&c=2'},
      {_key: 't', _type: 'link', href: 'tel:+49 30 1234'},
      {_key: 'm', _type: 'link', href: 'mailto:a@example.org'},
      {_key: 'u', _type: 'link', href: 'https://other.example/ü x'},
    ],
    children: runs.map(({text, marks = []}, index) => ({_key: `s${index}`, _type: 'span', text, marks})),
    ...fields,
  })
  const cases: ReadonlyArray<readonly [string, ReadonlyArray<ReturnType<typeof block>>]> = [
    [
      'numbered lists',
      ['One', 'Two', 'Three'].map((text) => block([{text}], {listItem: 'number', level: text === 'Two' ? 2 : 1})),
    ],
    ['bullets', ['One', 'Two'].map((text) => block([{text}], {listItem: 'bullet', level: 1}))],
    [
      'marks inside words',
      [
        block([
          {text: 'un'},
          {text: 'believ', marks: ['strong']},
          {text: 'able H'},
          {text: '2', marks: ['em']},
          {text: 'O '},
          {text: 'code', marks: ['code']},
          {text: 's'},
        ]),
      ],
    ],
    [
      'words right after links',
      [
        block([
          {text: 'Mayo Clinic', marks: ['l']},
          {text: '’s guide, '},
          {text: 'therapy', marks: ['l', 'strong']},
          {text: 's, '},
          {text: 'here', marks: ['l']},
          {text: '—and there'},
        ]),
      ],
    ],
    [
      'other kinds of links',
      [
        block([
          {text: 'Call', marks: ['t']},
          {text: ' or '},
          {text: 'write', marks: ['m']},
          {text: ' or '},
          {text: 'look', marks: ['u']},
          {text: '. Hotel: none'},
        ]),
      ],
    ],
    [
      'other scripts',
      [block([{text: '按摩'}, {text: '治疗', marks: ['strong']}, {text: '背痛', marks: ['l']}, {text: '。'}])],
    ],
    ['what is struck out, and line breaks', [block([{text: 'old\nline', marks: ['strike-through']}, {text: ' new'}])]],
    [
      'addresses in words',
      [block([{text: 'https://other.example/a?b=1&c=2', marks: ['l']}, {text: ' and https://plain.example/x.'}])],
    ],
  ]

  it.each(cases)('says the same in both forms: %s', (_, text) => {
    const introduction =
      'See <https://third.example/a>, (https://third.example/b) and “https://third.example/c”.\n\nPraxis Hotel: offen'
    const made = mailOf([...documents, newsletter('n', [{...picked('A', 'first'), text}], {introduction})])
    expect(problemsOf(made)).toEqual([])
  })
})

describe('long and hostile content', () => {
  const word = 'Donaudampfschifffahrt'.repeat(15)
  const hostile = [
    ['a word of 300 letters', word],
    ['markup', '<script>alert(1)</script><img src=x onerror=alert(1)> & "quotes" <!-- -->'],
    ['what mail services take for their own', '{{ unsubscribe_url }} {% if x %} {# x #} *|UNSUB|* %%x%% [[y]]'],
    ['emoji', 'Ruhe 🧘🏽‍♀️ und Wärme 🔥, 👩‍👩‍👧‍👦!'],
    ['another direction', 'تدليك لآلام الظهر – עיסוי לכאבי גב'],
    ['Outlook’s own comments', '<!--[if mso]><b>x</b><![endif]-->'],
    ['a closed document', '</td></tr></table></body></html>'],
  ] as const

  it.each(hostile)('is words and no more: %s', (_, words) => {
    const made = mailOf([
      article('odd', {title: words, summary: words, heroImage: {...figure(words), caption: words, credit: words}}),
      caveat('odd-caveat', 'caution', words),
      newsletter(
        'n',
        [
          {
            ...picked(words, 'odd'),
            text: [
              {
                _key: 'b',
                _type: 'block',
                style: 'normal',
                markDefs: [],
                children: [{_key: 's', _type: 'span', text: words, marks: []}],
              },
            ],
          },
        ],
        {
          title: words,
          subject: words,
          preheader: words,
          introduction: words,
        },
      ),
    ])
    expect(problemsOf(made)).toEqual([])
    expect(made.mail.html).not.toMatch(/<script|<img src=x|<b>x<\/b>/)
    expect(made.mail.text).toContain(words)
  })

  it('cannot add a header', async () => {
    const publisher = publisherForTest()
    await publisher.publish([
      {...settings, publisher: 'A\r\nBcc: x@example.org'},
      ...documents,
      newsletter('n', [picked('A', 'third')], {subject: 'Hello\r\nBcc: everybody@example.org', preheader: 'a\nb'}),
    ])
    const message = await PostalMime.parse(readFileSync(join(publisher.folder, 'newsletters/n/message.eml')))
    expect(message.subject).toBe('Hello Bcc: everybody@example.org')
    expect(message.headers.some(({key}) => key === 'bcc')).toBe(false)
  })

  it('of an article in another language says so', () => {
    const made = mailOf([
      article('rtl', {language: 'ar', title: 'تدليك'}),
      newsletter('n', [picked('A', 'rtl')], {language: 'de'}),
    ])
    expect(made.mail.html).toContain('<html lang="de" dir="ltr">')
    expect(made.mail.html).toContain('lang="ar" dir="rtl"')
    expect(made.mail.text).toContain('Abmelden: https://')
  })

  const many = (count: number): SanityDocument[] =>
    Array.from({length: count}, (_, index) =>
      article(`a${index}`, {
        title: `An article of a usual length about massage, number ${index}`,
        summary:
          'What massage may do for an aching back, which regions it works on, how sure we can be of it, and whom to ask first.',
        therapies: refs('massage'),
      }),
    )
  const ids = (from: number, to: number): string[] => Array.from({length: to - from}, (_, index) => `a${from + index}`)

  it('of 60 articles is short enough, or is refused with what to do', () => {
    const made = mailOf([
      ...documents,
      ...many(60),
      newsletter('n', [picked('A', ...ids(0, 20)), picked('B', ...ids(20, 40)), picked('C', ...ids(40, 60))]),
    ])
    const size = sizeOf(made.mail.html)
    const found = made.checks.find(({id}) => id === 'mail-size')?.findings ?? []
    expect(found.length).toBe(size > 80_000 ? 1 : 0)
    if (size > 80_000) {
      expect(found[0]?.reason).toBe(
        `Unexpected size ${(size / 1000).toFixed(1)} KB, expected at most 80.0 KB: Gmail cuts longer mails, and the link to unsubscribe with them`,
      )
      expect(found[0]?.note).toBe('Take out some articles, or make two issues of it')
    }
    const fewer = mailOf([
      ...documents,
      ...many(40),
      newsletter('n', [picked('A', ...ids(0, 20)), picked('B', ...ids(20, 40))]),
    ])
    expect(problemsOf(fewer)).toEqual([])
  })

  it('that is too long leaves what was published before', async () => {
    const publisher = publisherForTest()
    const small = [...documents, newsletter('n', [picked('A', 'third')])]
    await publisher.publish([settings, ...small])
    const before = publisher.read('newsletters/n/index.html')
    const large = [...documents, ...many(90), newsletter('n', [picked('A', ...ids(0, 90))])]
    const {stale} = await publisher.publish([settings, ...large])
    expect(stale).toBe(1)
    expect(publisher.read('newsletters/n/index.html')).toBe(before)
    expect(publisher.read('newsletters/feed.json')).toContain('Subject of n')
  })
})

it('uses a picture that is there', () => {
  expect(mailOf(all).mail.html).toMatch(/\/assets\/abc123-[0-9a-f]{8}\/0_0_1200_800-1104x736\.png"/)
})

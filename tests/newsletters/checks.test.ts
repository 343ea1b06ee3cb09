import {describe, expect, it} from 'vitest'
import {lintMail, mailChecks} from '../../src/newsletters/checks/check-mail.ts'
import type {Mail} from '../../src/newsletters/mail/mail.ts'
import {mailSettingsOf} from '../../src/site/mail-settings.ts'
import {createSite} from '../../src/site/site.ts'
import {article} from '../publishing/publisher.ts'
import {snapshotOf} from '../checks/run-rule.ts'
import {figure, mailOf, newsletter, picked, settings} from './make-newsletters.ts'

const documents = [
  settings,
  article('first', {heroImage: figure('What it shows')}),
  newsletter('n', [picked('A', 'first')]),
]
const {mail, issue} = mailOf(documents)
const snapshot = snapshotOf(documents)

/** Runs the checks on a mail that was changed after it was made. */
const findIn = (change: Partial<Mail>): string[] =>
  lintMail(
    {...mail, ...change},
    {issue, site: createSite(snapshot), settings: mailSettingsOf(snapshot), snapshot},
  ).flatMap(({id, findings}) => findings.map(({reason}) => `${id}: ${reason}`))

const withHtml = (from: string | RegExp, to: string): string[] => {
  const html = mail.html.replace(from, () => to)
  expect(html, 'the change changes something').not.toBe(mail.html)
  return findIn({html})
}

it('a mail as it is made passes', () => {
  expect(findIn({})).toEqual([])
})

/** For each check, mails that fail it. */
const broken: ReadonlyArray<readonly [id: string, what: string, found: () => string[]]> = [
  ['mail-content', 'nothing to read', () => withHtml(/<(\/?)h2/g, '<h3')],
  ['mail-size', 'too long', () => withHtml('</body>', `<p style="margin:0">${'x'.repeat(80_000)}</p></body>`)],
  ['mail-sender', 'no postal address', () => withHtml('12345 Example Town', '12345')],
  ['mail-sender', 'no postal address in the text', () => findIn({text: mail.text.replace('Example Street 1', '')})],
  [
    'mail-sender',
    'no visible link to unsubscribe',
    () => withHtml(/https:\/\/www\.example\.org\/unsubscribe[^"]*/, 'https://www.example.org/account'),
  ],
  ['mail-sender', 'a link to unsubscribe without words', () => withHtml('>Unsubscribe<', '><')],
  ['mail-sender', 'no sender', () => findIn({from: {name: 'A', address: ''}})],
  ['mail-headers', 'no List-Unsubscribe-Post', () => findIn({headers: {...mail.headers, 'List-Unsubscribe-Post': ''}})],
  [
    'mail-headers',
    'List-Unsubscribe without https',
    () => findIn({headers: {...mail.headers, 'List-Unsubscribe': '<mailto:a@example.org>'}}),
  ],
  ['mail-headers', 'no List-Id', () => findIn({headers: {}})],
  ['mail-headers', 'a subject of two lines', () => findIn({subject: 'a\nb'})],
  ['mail-headers', 'no date', () => findIn({date: 'soon'})],
  ['mail-headers', 'no message id', () => findIn({messageId: 'x'})],
  ['mail-preheader', 'a preview text that shows', () => withHtml('display:none;', '')],
  ['mail-preheader', 'no preview text', () => findIn({preheader: ''})],
  ['mail-text', 'other words', () => findIn({text: mail.text.replace('Dear readers', 'Dear friends')})],
  ['mail-text', 'words that are missing', () => findIn({text: mail.text.replace('About first', '')})],
  ['mail-images', 'no alt text', () => withHtml('alt="What it shows"', 'alt=""')],
  ['mail-images', 'no width', () => withHtml(/width="552"/, '')],
  ['mail-images', 'a vector', () => withHtml('0_0_1200_800-1104x736.png', '0_0_1200_800-1104x736.svg')],
  [
    'mail-images',
    'no https',
    () => withHtml('https://feeds.example.org/assets/abc123', 'http://feeds.example.org/assets/abc123'),
  ],
  ['mail-links', 'a page that is not there', () => withHtml(/articles\/first\//g, 'articles/frist/')],
  [
    'mail-links',
    'a relative address',
    () => withHtml('href="https://www.example.org/articles/first/', 'href="/articles/first/'),
  ],
  [
    'mail-links',
    'a script',
    () => withHtml('href="https://www.example.org/articles/first/', 'href="javascript:alert(1)//'),
  ],
  ['mail-links', 'no words', () => withHtml('>The first</a>', '></a>')],
  ['mail-frame', 'no language', () => withHtml('<html lang="en"', '<html')],
  ['mail-frame', 'no title', () => withHtml(/<title>.*<\/title>/, '')],
  ['mail-frame', 'no color-scheme', () => withHtml('name="color-scheme"', 'name="colour"')],
  ['mail-frame', 'no doctype', () => withHtml('<!DOCTYPE html>', '')],
  ['mail-layout', 'a table that is read aloud', () => withHtml('role="presentation"', '')],
  [
    'mail-styles',
    'an element without looks',
    () => withHtml('</td></tr></tbody></table></div></body>', '<p>x</p></td></tr></tbody></table></div></body>'),
  ],
  ['mail-styles', 'a second style sheet', () => withHtml('</head>', '<style>p{margin:0}</style></head>')],
  ['mail-styles', 'a large style sheet', () => withHtml('</style>', `.x{${'a'.repeat(4000)}}</style>`)],
  ['mail-styles', 'a font from elsewhere', () => withHtml('</style>', '@font-face{font-family:x}</style>')],
  [
    'mail-styles',
    'a linked style sheet',
    () => withHtml('</head>', '<link rel="stylesheet" href="https://example.org/x.css"></head>'),
  ],
  ['mail-forbidden', 'svg', () => withHtml('</body>', '<svg></svg></body>')],
  ['mail-forbidden', 'script', () => withHtml('</body>', '<script></script></body>')],
  ['mail-forbidden', 'input', () => withHtml('</body>', '<input></body>')],
  ['mail-forbidden', 'a handler', () => withHtml('<h1 ', '<h1 onclick="x()" ')],
  ['mail-forbidden', 'var()', () => withHtml('color:#1c2430', 'color:var(--ink)')],
  ['mail-forbidden', 'flex', () => withHtml('color:#1c2430', 'display:flex')],
  ['mail-forbidden', 'position', () => withHtml('color:#1c2430', 'position:absolute')],
]

describe('a check', () => {
  it.each(broken)('%s finds %s', (id, _, found) => {
    expect(found().filter((line) => line.startsWith(`${id}: `))).not.toEqual([])
  })

  it('is tested, each of them', () => {
    expect([...new Set(broken.map(([id]) => id))].toSorted()).toEqual(mailChecks.map(({id}) => id).toSorted())
  })

  it('says where in the newsletter a picture and a link come from', () => {
    const changed = {
      ...mail,
      html: mail.html.replace('alt="What it shows"', 'alt=""').replace('>The first</a>', '></a>'),
    }
    const found = lintMail(changed, {
      issue,
      site: createSite(snapshot),
      settings: mailSettingsOf(snapshot),
      snapshot,
    }).flatMap(({findings}) => findings)
    const path = ['sections', {_key: 'A'}, 'articles', {_key: 'first'}]
    // A picture without alt text also leaves the link around it without text.
    const own = found.filter(({reason}) => /alt text|without words/.test(reason))
    expect(own.map((finding) => finding.path)).toEqual([path, path, path])
  })
})

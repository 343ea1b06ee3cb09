import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join, posix} from 'node:path'
import {fromHtml} from 'hast-util-from-html'
import {toString} from 'mdast-util-to-string'
import {HtmlValidate} from 'html-validate'
import type {Browser, BrowserContextOptions, Page} from 'playwright-core'
import {visit} from 'unist-util-visit'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {isRecord, recordsIn} from '../../../src/content/document.ts'
import {runCommand} from '../../commands/run-command.ts'
import {launchBrowser} from '../../studio/browser.ts'
import {servePublished} from '../developers/serve-published.ts'

const folder = mkdtempSync(join(tmpdir(), 'bodytext-reader-'))
const out = join(folder, 'dist')
const files = new Set<string>()
let browser: Browser
let site: Awaited<ReturnType<typeof servePublished>>

beforeAll(async () => {
  await runCommand('export', ['--out', out, '--now', '2026-11-22T12:00:00Z'])
  for (const entry of readdirSync(out, {recursive: true, withFileTypes: true}))
    if (entry.isFile()) files.add(posix.join(entry.parentPath.slice(out.length + 1), entry.name))
  ;[browser, site] = await Promise.all([launchBrowser(), servePublished(out)])
}, 240_000)

afterAll(async () => {
  await browser.close()
  site.close()
  rmSync(folder, {recursive: true, force: true})
})

const read = (path: string): string => readFileSync(join(out, path), 'utf8')

/** Pages for readers: not the mails and the page for developers, which have tests of their own. */
const pagePaths = (): string[] =>
  [...files].filter((path) => path.endsWith('.html') && !/^(?:newsletters|developers)\//.test(path)).toSorted()

/** Everything that a page links to or loads, as written. */
const linksIn = (html: string): string[] => {
  const found: string[] = []
  visit(fromHtml(html), 'element', ({tagName, properties}) => {
    if (tagName === 'link' && JSON.stringify(properties['rel']) === '["canonical"]') return
    for (const name of ['href', 'src', 'action']) {
      const value = properties[name]
      if (typeof value === 'string') found.push(value)
    }
    const {srcSet} = properties
    if (typeof srcSet === 'string') found.push(...srcSet.split(', ').map((each) => each.split(' ')[0] ?? ''))
  })
  return found
}

describe('links', () => {
  it('of all pages lead to files that are there, wherever the pages are hosted', () => {
    const dead: string[] = []
    let count = 0
    for (const path of pagePaths()) {
      for (const link of linksIn(read(path))) {
        if (/^(?:https?:|mailto:)/.test(link)) {
          if (link.startsWith('https://bodytext.example')) dead.push(`${path} leads to the public site: ${link}`)
          continue
        }
        count += 1
        const [target = '', anchor] = link.split('#')
        const [bare = ''] = target.split('?')
        const at = bare.startsWith('/') ? bare.slice(1) : posix.join(posix.dirname(path), decodeURIComponent(bare))
        const file =
          target === '' ? path : at === '' || at === '.' || at.endsWith('/') ? posix.join(at, 'index.html') : at
        if (!files.has(file)) dead.push(`${path}: ${link}`)
        else if (anchor !== undefined && anchor !== '' && !read(file).includes(`id="${anchor}"`))
          dead.push(`${path}: ${link} names nothing`)
      }
    }
    expect(dead).toEqual([])
    expect(count).toBeGreaterThan(1500)
  })

  it('of feeds, mails, the API, linked data and the sitemap lead to pages that are there', () => {
    const dead = new Set<string>()
    let count = 0
    for (const path of files) {
      if (
        !/\.(?:json|xml|md|txt|html|eml)$/.test(path) ||
        path === 'redirects.json' ||
        path.startsWith('api/v1/schema/')
      )
        continue
      for (const [, address = ''] of read(path).matchAll(/https:\/\/bodytext\.example\/([\w/-]+\/)(?=["<)\s?#\\])/g)) {
        count += 1
        if (!files.has(`${address}index.html`)) dead.add(`${address} in ${path}`)
      }
    }
    expect([...dead]).toEqual([])
    expect(count).toBeGreaterThan(500)
  })
})

it('pages are valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:standard'],
    // How it is written down is the matter of a serializer. Rules that are about that are off.
    rules: {
      'void-style': 'off',
      'doctype-style': 'off',
      'attribute-boolean-style': 'off',
      'no-trailing-whitespace': 'off',
      'long-title': 'off',
      'tel-non-breaking': 'off',
      'no-raw-characters': 'off',
      'attr-quotes': 'off',
    },
  })
  for (const path of pagePaths()) {
    const report = await validator.validateString(read(path))
    const messages = report.results.flatMap((result) =>
      result.messages.map(({ruleId, message, line, column}) => `${path}:${line}:${column} ${ruleId}: ${message}`),
    )
    expect(messages).toEqual([])
  }
})

it('every word of a text is on its page', () => {
  for (const path of [...files].filter((each) =>
    /^api\/v1\/(?:articles|benefits|therapies)\/[\w-]+\.json$/.test(each),
  )) {
    const resource: unknown = JSON.parse(read(path))
    if (!isRecord(resource) || !isRecord(resource['body'])) continue
    const page = fromHtml(read(`${path.slice('api/v1/'.length, -'.json'.length)}/index.html`))
    const shown = toString(page).replace(/\s+/g, ' ')
    const said = toString(fromHtml(String(resource['body']['html']), {fragment: true}))
    const missing = said
      .split(/\n+/)
      .filter((line) => line.trim() !== '' && !shown.includes(line.trim().replace(/\s+/g, ' ')))
    expect(missing, path).toEqual([])
  }
})

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const result: unknown = await page.evaluate(
    'axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})',
  )
  return recordsIn(isRecord(result) ? result['violations'] : undefined).map(
    ({id, nodes}) =>
      `${String(id)}: ${recordsIn(nodes)
        .map(({html}) => String(html).slice(0, 160))
        .join(' | ')}`,
  )
}

const open = async (path: string, options: BrowserContextOptions = {}) => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(site.url).origin) complaints.push(`asks ${request.url()}`)
  })
  await page.goto(`${site.url}${path}`)
  return {page, complaints, close: () => context.close()}
}

const looked = [
  '',
  'articles/',
  'articles/massage-for-back-pain/',
  'benefits/relieves-muscle-tension/',
  'body-regions/neck/',
  'conditions/back-pain/',
  'therapies/massage-therapy/',
  'people/editorial-team/',
  'sources/acp-2017/',
  'search/',
]

describe('pages in a browser', {timeout: 240_000}, () => {
  it.each([
    ['light, on a screen', {colorScheme: 'light', viewport: {width: 1280, height: 800}}],
    ['dark, on a tablet', {colorScheme: 'dark', viewport: {width: 768, height: 1024}}],
    ['light, on a telephone', {colorScheme: 'light', viewport: {width: 320, height: 640}}],
  ] as const)('are accessible, %s, and do not scroll sideways', async (_, options) => {
    // The look differs by kind of page, and hardly by screen.
    for (const path of options.colorScheme === 'light' && options.viewport.width > 1000 ? looked : looked.slice(0, 3)) {
      const {page, close} = await open(path, {...options, bypassCSP: true})
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await violations(page), path).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(options.viewport.width)
      await close()
    }
  })

  it('ask nobody else for anything, break no policy, and show their pictures', async () => {
    for (const path of looked) {
      const {page, complaints, close} = await open(path)
      for (const image of await page.locator('img').all()) {
        await image.scrollIntoViewIfNeeded()
        await expect
          .poll(() =>
            image.evaluate((each) => each instanceof HTMLImageElement && each.complete && each.naturalWidth > 0),
          )
          .toBe(true)
      }
      expect(complaints, path).toEqual([])
      await close()
    }
  })

  it('are whole without scripts', async () => {
    const {page, close} = await open('articles/massage-for-back-pain/', {javaScriptEnabled: false})
    expect(await page.locator('h1').innerText()).toBe('Massage therapy for back pain')
    const order = await page.locator('main h2').allInnerTexts()
    expect(order.indexOf('Key points')).toBeLessThan(order.indexOf('When to get medical help'))
    expect(order.indexOf('When to get medical help')).toBeLessThan(order.indexOf('How sure this is'))
    expect(await page.locator('.help-emergency li').count()).toBeGreaterThan(3)
    expect(await page.locator('.sure li').first().innerText()).toMatch(/Very low certainty/)
    expect(await page.locator('.review').innerText()).toBe('No health professional has reviewed this yet.')
    await close()
  })

  it('lead a stranger to what helps a stiff neck, by keyboard alone', async () => {
    const {page, complaints, close} = await open('')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('To the content')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.id')).toBe('q')
    await page.keyboard.type('stiff neck')
    await page.keyboard.press('Enter')
    await page.waitForURL(/search\/\?q=stiff/)
    await page.getByRole('heading', {name: 'Desk work and a stiff neck: take breaks that count'}).waitFor()
    const result = page.getByRole('link', {name: 'Desk work and a stiff neck: take breaks that count'})
    await result.focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/articles\/desk-breaks\/$/)
    expect(await page.locator('h1').innerText()).toBe('Desk work and a stiff neck: take breaks that count')
    expect(complaints).toEqual([])
    await close()
  })

  it('show where it hurts on a body: each region named, by mouse and by keyboard', async () => {
    const {page, complaints, close} = await open('')
    const map = page.locator('.body-map')
    expect(await map.locator('a:not([tabindex="-1"]) title').allTextContents()).toEqual([
      'Neck',
      'Hips',
      'Shoulders',
      'Upper back',
      'Lower back',
    ])
    await map.locator('a', {has: page.locator('title', {hasText: 'Lower back'})}).click()
    await page.waitForURL(/\/body-regions\/lower-back\/$/)
    expect(await page.locator('.body-map .marked').count()).toBe(1)
    expect(await page.locator('.body-map').getAttribute('aria-label')).toBe('Where it is on the body: Lower back')
    await page.goBack()
    await map.locator('a').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/body-regions\/neck\/$/)
    expect(complaints).toEqual([])
    await close()
  })

  it('are a leaflet on paper: the text, the sources, the version and a code to the newest one', async () => {
    const {page, close} = await open('articles/massage-for-back-pain/')
    await page.emulateMedia({media: 'print'})
    for (const gone of ['nav', '.links', '.screen'])
      expect(await page.locator(gone).first().isVisible(), gone).toBe(false)
    for (const there of ['h1', '.help', '.sources', '.qr'])
      expect(await page.locator(there).first().isVisible()).toBe(true)
    expect(await page.locator('.paper').innerText()).toContain(
      'https://bodytext.example/articles/massage-for-back-pain/',
    )
    expect(await page.locator('.paper').innerText()).toContain('7 September 2026')
    const sizeOf = () => page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)')
    const usual = Number(await sizeOf())
    await page.goto(`${site.url}articles/massage-for-back-pain/#large-print`)
    await page.emulateMedia({media: 'print'})
    // 18 points are 24 pixels.
    expect(Number(await sizeOf())).toBe(24)
    expect(usual).toBeLessThan(24)
    await close()
  })
})

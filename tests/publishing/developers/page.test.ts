import {createHash} from 'node:crypto'
import {mkdtempSync, readFileSync, rmSync} from 'node:fs'
import {createRequire} from 'node:module'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser, BrowserContextOptions, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {isRecord, recordsIn, stringsIn} from '../../../src/content/document.ts'
import {pagePolicy} from '../../../src/site/serving.ts'
import {copyScript} from '../../../src/publishing/developers/copy-script.ts'
import {runCommand} from '../../commands/run-command.ts'
import {launchBrowser} from '../../studio/browser.ts'
import {servePublished} from './serve-published.ts'

const folder = mkdtempSync(join(tmpdir(), 'bodytext-page-'))
const out = join(folder, 'dist')
let browser: Browser
let site: Awaited<ReturnType<typeof servePublished>>

beforeAll(async () => {
  await runCommand('export', ['--out', out, '--now', '2026-11-22T12:00:00Z'])
  ;[browser, site] = await Promise.all([launchBrowser(), servePublished(out)])
}, 240_000)

afterAll(async () => {
  await browser.close()
  site.close()
  rmSync(folder, {recursive: true, force: true})
})

interface Opened {
  readonly page: Page
  /** Errors that the browser reported. */
  readonly complaints: readonly string[]
  /** Requests to other servers. */
  readonly remote: readonly string[]
}

const open = async (options: BrowserContextOptions = {}): Promise<Opened> => {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  const remote: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(site.url).origin) remote.push(request.url())
  })
  await page.goto(`${site.url}developers/`)
  return {page, complaints, remote}
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe)
  const result: unknown = await page.evaluate(
    'axe.run(document, {runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]})',
  )
  return recordsIn(isRecord(result) ? result['violations'] : undefined).map(
    ({id, nodes}) =>
      `${String(id)}: ${recordsIn(nodes)
        .map(({html}) => String(html).slice(0, 120))
        .join(' | ')}`,
  )
}

describe('the page for developers', {timeout: 120_000}, () => {
  it.each([
    ['light, on a screen', {colorScheme: 'light', viewport: {width: 1280, height: 800}}],
    ['dark, on a screen', {colorScheme: 'dark', viewport: {width: 1280, height: 800}}],
    ['light, on a telephone', {colorScheme: 'light', viewport: {width: 320, height: 640}}],
  ] as const)('is accessible, %s, and does not scroll sideways', async (_, options) => {
    const {page} = await open({...options, bypassCSP: true})
    for (const summary of await page.locator('summary').all())
      if ((await summary.locator('..').getAttribute('open')) === null) await summary.click()
    expect(await violations(page)).toEqual([])
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(options.viewport.width)
    await page.context().close()
  })

  it('asks nobody else for anything, and nothing goes wrong under its own policy', async () => {
    const {page, complaints, remote} = await open()
    await page.waitForLoadState('networkidle')
    expect(remote).toEqual([])
    expect(complaints).toEqual([])
    expect(pagePolicy).toContain(`'sha256-${createHash('sha256').update(copyScript).digest('base64')}'`)
    await page.context().close()
  })

  it('is whole without scripts', async () => {
    const {page} = await open({javaScriptEnabled: false})
    expect(await page.locator('h1').innerText()).toBe('Bodytext: feeds and API')
    for (const title of ['Feeds', 'Start here', 'Static API', 'Changes', 'How fresh and how complete']) {
      expect(await page.getByRole('heading', {name: title, exact: true}).count()).toBe(1)
    }
    expect(await page.locator('.copy').count()).toBe(0)
    await page.context().close()
  })

  it('leads to files that are there', async () => {
    const {page} = await open()
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((each) => ('href' in each ? String(each.href) : '')))
    const own = [...new Set(links)].filter((link) => link.startsWith(site.url) && !link.includes('#'))
    expect(own.length).toBeGreaterThan(100)
    for (const link of own) expect((await fetch(link)).status, link).toBe(200)
    const fragments = [...new Set(links)].flatMap((link) => (link.includes('#') ? [link.split('#')[1] ?? ''] : []))
    for (const fragment of fragments) expect(await page.locator(`[id="${fragment}"]`).count(), fragment).toBe(1)
    await page.context().close()
  })

  it('shows in its chart what its table says, and what the lists say', async () => {
    const {page} = await open()
    const table = page.getByRole('table', {name: /How many articles are about a body region/})
    const rows = await table
      .locator('tbody tr')
      .evaluateAll((all) => all.map((row) => [...row.children].map(({textContent}) => textContent ?? '')))
    const numbers = await page
      .locator('.chart text[class]')
      .evaluateAll((all) => all.map(({textContent}) => textContent ?? ''))
    expect(numbers).toEqual(rows.flatMap(([, ...counts]) => counts))
    const list: unknown = await (await fetch(`${site.url}api/v1/articles/regions/lower-back/page/1.json`)).json()
    const about = recordsIn(isRecord(list) ? list['items'] : undefined).filter(({benefits}) =>
      stringsIn(benefits).includes('promotes-relaxation'),
    ).length
    const column = (await table.locator('thead th').allInnerTexts()).findIndex((title) => title.includes('relaxation'))
    expect(rows.find(([title]) => title === 'Lower back')?.[column]).toBe(String(about))
    await page.context().close()
  })

  it('is used with the keyboard: past the navigation, into lists, and to copy a sample', async () => {
    const {page} = await open({permissions: ['clipboard-read', 'clipboard-write']})
    await page.keyboard.press('Tab')
    expect(await page.evaluate('document.activeElement.textContent')).toBe('To the feeds')
    await page.keyboard.press('Enter')
    expect(page.url()).toMatch(/#feeds$/)
    const regions = page.locator('summary', {hasText: 'Body regions'})
    await regions.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', {name: 'Lower back, JSON Feed'}).waitFor()
    await page.getByRole('button', {name: 'Copy: Shell: the newest articles'}).focus()
    await page.keyboard.press('Enter')
    await page.getByText('Copied').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toContain(
      'curl -s https://bodytext.example/feeds/feed.json',
    )
    await page.context().close()
  })
})

import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import type {Browser, Page} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, it} from 'vitest'
import {article, condition, refs, therapy} from '../publishing/publisher.ts'
import {launchBrowser} from '../studio/browser.ts'
import {caveat, figure, mailOf, newsletter, picked, settings} from './make-newsletters.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const word = 'Donaudampfschifffahrt'.repeat(15)
const usual = mailOf([
  settings,
  caveat('slow', 'caution'),
  caveat('now', 'urgent'),
  therapy('massage', {caveats: refs('slow', 'now')}),
  condition('pain', {redFlags: ['It gets worse.']}),
  article('first', {
    heroImage: figure('A person lies on a bench'),
    therapies: refs('massage'),
    conditions: refs('pain'),
  }),
  newsletter('n', [picked('For you', 'first')]),
])
const hostile = mailOf([
  settings,
  caveat('long', 'caution', word),
  therapy('massage', {caveats: refs('long')}),
  article('long', {title: word, summary: word, heroImage: figure(word), therapies: refs('massage')}),
  article('rtl', {language: 'ar', title: 'تدليك لآلام الظهر', summary: 'نص طويل '.repeat(20)}),
  newsletter('n', [picked(word, 'long', 'rtl')], {
    subject: word,
    title: word,
    introduction: `${word} https://www.example.org/${word}`,
  }),
])

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => browser.close())

interface View {
  readonly width: number
  readonly scheme: 'light' | 'dark'
  readonly hasPictures: boolean
}

const open = async (html: string, {width, scheme, hasPictures}: View): Promise<Page> => {
  const context = await browser.newContext({viewport: {width, height: 800}, colorScheme: scheme})
  const page = await context.newPage()
  await page.route(/^https:/, (route) =>
    hasPictures
      ? route.fulfill({
          contentType: 'image/svg+xml',
          body: '<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="1200" height="800"/></svg>',
        })
      : route.abort(),
  )
  await page.setContent(html, {waitUntil: 'load'})
  return page
}

const views: readonly View[] = [320, 480, 640, 1024].flatMap((width) =>
  [true, false].map((hasPictures): View => ({width, scheme: 'light', hasPictures})),
)

describe('in a browser', () => {
  it.each(views)('no part is wider than the window: %o', async (view) => {
    for (const {mail} of [usual, hostile]) {
      const page = await open(mail.html, view)
      const wide = await page.evaluate(() => document.documentElement.scrollWidth)
      expect(wide).toBeLessThanOrEqual(view.width)
      await page.context().close()
    }
  })

  it.each(['light', 'dark'] as const)('everything can be read, and by everybody: %s', async (scheme) => {
    for (const {mail} of [usual, hostile]) {
      const page = await open(mail.html, {width: 640, scheme, hasPictures: true})
      await page.evaluate(axeSource)
      const violations: unknown = await page.evaluate(
        `axe.run(document, {rules: {region: {enabled: false}, 'landmark-one-main': {enabled: false}}}).then(({violations}) => violations.map(({id, nodes}) => id + ' ' + nodes.map(({target}) => target.join(' ')).slice(0, 3).join(', ')))`,
      )
      expect(violations).toEqual([])
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(background).toBe(scheme === 'dark' ? 'rgb(17, 22, 28)' : 'rgb(243, 244, 246)')
      await page.context().close()
    }
  })

  it('the preview text does not show', async () => {
    const page = await open(usual.mail.html, {width: 640, scheme: 'light', hasPictures: true})
    expect(await page.getByText(usual.mail.preheader).isVisible()).toBe(false)
    await page.context().close()
  })
})

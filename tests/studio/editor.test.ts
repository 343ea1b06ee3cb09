import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs'
import {tmpdir} from 'node:os'
import {join} from 'node:path'
import type {Browser, BrowserContext, Locator, Page} from 'playwright-core'
import sharp from 'sharp'
import {afterAll, afterEach, beforeAll, describe, expect, it} from 'vitest'
import {isRecord, recordsIn} from '../../src/content/document.ts'
import {copyOfContent, readJson, root, runCommand} from '../commands/run-command.ts'
import {fakeListmonk} from '../newsletters/delivery/fakes/listmonk.ts'
import {launchBrowser} from './browser.ts'
import {eventually, runStart, type RunningStart} from './running-start.ts'

const article = 'article-massage-for-back-pain'
const shots = join(root, 'test-results')
const limit = Number(process.env['STUDIO_LIMIT'] ?? 120_000)

let folder: string
let start: RunningStart
let browser: Browser
let context: BrowserContext
let page: Page
const elsewhere: string[] = []
const crashes: string[] = []

/** Records every request to another server, and every error of the page. */
const watch = (watched: Page): void => {
  watched.on('request', (request) => {
    const url = request.url()
    if (url.startsWith('https://api.crossref.org/works/10.1000%2Fwarmth')) return
    if (/^(?:https?|wss?):/.test(url) && new URL(url).host !== new URL(start.url).host) elsewhere.push(url)
  })
  watched.on('pageerror', (error) => crashes.push(error.message))
}

/** Opens a path in Studio. Once Studio is loaded, it navigates without a reload, as Studio's own links do. */
const open = async (target: Page, path: string): Promise<void> => {
  if (!target.url().startsWith(start.url)) {
    await target.goto(`${start.url}${path}`)
    return
  }
  const go = (to: string): Promise<void> =>
    target.evaluate((address) => {
      history.pushState(null, '', address)
      dispatchEvent(new PopStateEvent('popstate', {state: null}))
    }, to)
  // Waits until the open form is gone. Otherwise the test would type into the old form.
  await go('/structure')
  await target.locator('[data-testid^="field-"]').first().waitFor({state: 'detached'})
  await go(path)
}

const field = (target: Page, name: string): Locator => target.getByTestId(`field-${name}`)

const titleInput = (target: Page): Locator => field(target, 'title').getByRole('textbox')

const contentOf = (type: string, id: string): unknown => {
  const path = join(folder, 'content', type, `${id}.json`)
  return existsSync(path) ? readJson(path) : undefined
}

const readJsonObject = (id: string): Readonly<Record<string, unknown>> => {
  const document = contentOf('article', id)
  return isRecord(document) ? document : {}
}

const inContent = (type: string, id: string, text: string): Promise<unknown> =>
  eventually(() => JSON.stringify(contentOf(type, id) ?? null).includes(text), `${text} in the file of ${id}`)

/**
 * Clicks Publish until `isPublished` is true. Studio checks the document first, and ignores clicks during the check. If
 * a change is not saved yet, a click publishes the text before that change.
 */
const publish = (target: Page, isPublished: () => boolean, what: string): Promise<unknown> => {
  // If a document is open twice, side by side, each pane has a button.
  const button = target.getByTestId('action-publish').first()
  return eventually(async () => {
    if (isPublished()) return true
    if (await button.isEnabled({timeout: 2000}).catch(() => false)) await button.click({timeout: 2000}).catch(() => {})
    return false
  }, `${what} to be published`)
}

const publishInto = (target: Page, type: string, id: string, text: string): Promise<unknown> =>
  publish(target, () => JSON.stringify(contentOf(type, id) ?? null).includes(text), `${text} of ${id}`)

/** Chooses an action in the menu beside the publish button. */
const chooseAction = async (target: Page, name: string): Promise<void> => {
  const item = target.getByRole('menuitem', {name})
  const menu = target.getByRole('button', {name: 'Open document actions'}).last()
  // The menu rerenders while the document loads. It may close at any moment, and its entries are disabled at first.
  await eventually(async () => {
    if (!(await item.isVisible())) await menu.click({timeout: 2000}).catch(() => {})
    return item.click({timeout: 2000}).then(
      () => true,
      () => false,
    )
  }, `the action ${name} in the menu`)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bodytext-studio-'))
  copyOfContent(folder)
  start = await runStart(folder)
  await eventually(async () => (await fetch(`${start.url}/`)).ok, 'Studio to be built', 200)
  browser = await launchBrowser()
  context = await browser.newContext({viewport: {width: 1600, height: 1000}})
  // The limit is generous, so that a machine four times slower stays within it.
  context.setDefaultTimeout(limit)
  page = await context.newPage()
  watch(page)
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await start?.stop()
  rmSync(folder, {recursive: true, force: true})
})

afterEach(async ({task}) => {
  if (task.result?.state !== 'fail') return
  mkdirSync(shots, {recursive: true})
  const name = task.name.replace(/\W+/g, '-').slice(0, 80)
  for (const [index, open] of context.pages().entries())
    await open.screenshot({path: join(shots, `${name}-${index + 1}.png`)})
})

describe('an editor in Studio', {timeout: 600_000}, () => {
  it('is let in without a login, and finds the lists', async () => {
    await open(page, '/')
    for (const name of [
      'Articles',
      'Benefits',
      'Body regions',
      'Conditions',
      'Therapies',
      'People',
      'Sources',
      'Caveats',
      'Newsletters',
      'Feeds',
      'Settings',
    ]) {
      await page.getByRole('link', {name, exact: true}).first().waitFor()
    }
  })

  it('lists articles: all of them, by what they are about, and those that need review', async () => {
    await open(page, '/structure/articles;all')
    await page.getByText('Massage therapy for back pain').first().waitFor()
    await open(page, '/structure/articles;needs-review')
    await page.getByText('Massage therapy for back pain').first().waitFor()
    await open(page, '/structure/articles;by-bodyRegion;region-neck')
    await page.getByText('Desk work and a stiff neck').first().waitFor()
  })

  it('edits a title and the text, and sees it come alive in a second tab', async () => {
    const second = await context.newPage()
    watch(second)
    await open(second, `/structure/articles;all;${article}`)
    await open(page, `/structure/articles;all;${article}`)
    await titleInput(second).waitFor()
    await titleInput(page).fill('Massage for an aching back')
    await eventually(
      async () => (await titleInput(second).inputValue()) === 'Massage for an aching back',
      'the title in the second tab',
    )

    const text = field(page, 'body').getByTestId('text-block__text').first()
    await text.scrollIntoViewIfNeeded()
    await text.click()
    await page.keyboard.press('Control+Home')
    await page.waitForFunction(() => getSelection()?.anchorOffset === 0)
    // At once: the editor takes over the place of the cursor a moment after the browser has moved it.
    await page.keyboard.insertText('Words from an editor. ')
    await eventually(
      async () => (await field(second, 'body').textContent())?.includes('Words from an editor.'),
      'the text in the second tab',
    )
    await second.close()
  })

  it('publishes, and the file, the page and the list have it', async () => {
    await publishInto(page, 'article', article, 'Words from an editor. ')
    expect(contentOf('article', article)).toMatchObject({_id: article, title: 'Massage for an aching back'})
    expect(contentOf('article', article)).not.toHaveProperty('_rev')
    const published = await eventually(async () => {
      const response = await fetch(`${start.url}/published/markdown/articles/massage-for-back-pain.md`)
      const text = response.ok ? await response.text() : ''
      return text.includes('Words from an editor.') && text
    }, 'the published Markdown')
    expect(published).toMatch(/^title: "?Massage for an aching back"?$/m)
  })

  it('sees what a rule says, in the words of the command line', async () => {
    await open(page, '/structure/benefit;benefit-improves-circulation')
    await page.getByText('Evidence not graded').first().waitFor()
    await field(page, 'claim').getByRole('textbox').fill('Massage cures back pain.')
    await page
      .getByText(/Unexpected claim|Unexpected word|cures/)
      .first()
      .waitFor()
    const button = page.getByTestId('action-publish').first()
    await eventually(async () => button.isDisabled(), 'the publish button to be disabled')
    await chooseAction(page, 'Discard changes')
    await page.getByTestId('confirm-button').click()
    await eventually(
      async () => !(await field(page, 'claim').getByRole('textbox').inputValue()).includes('cures'),
      'the claim as it was',
    )
  })

  it('makes a new person, which has to be valid to be published', async () => {
    await open(page, '/structure/person')
    await page.getByTestId('action-intent-button').first().click()
    await page.getByTestId('field-name').getByRole('textbox').fill('Example Editor')
    await page
      .getByText('Add a web address')
      .or(field(page, 'slug').getByRole('alert'))
      .first()
      .waitFor({state: 'attached'})
    expect(await page.getByTestId('action-publish').first().isDisabled()).toBe(true)
    await page.getByRole('button', {name: 'Generate'}).click()
    const id = await eventually(() => /person;([\w-]+)/.exec(page.url())?.[1], 'the new document to have an address')
    await field(page, 'credentials').getByRole('textbox').fill('Test credentials')
    await publishInto(page, 'person', id, 'Test credentials')
  })

  it('signs an article as reviewed, for the words that it has', async () => {
    const id = 'article-evening-routine'
    await open(page, `/intent/edit/id=${id};type=article`)
    await chooseAction(page, 'Approve')
    const who = page.getByLabel('Who has read it')
    await eventually(async () => (await who.getByRole('option').count()) > 1, 'the people who may sign')
    await who.selectOption({label: 'Example Editor, Test credentials'})
    await page.getByRole('button', {name: 'Sign as reviewed'}).click()
    await publishInto(page, 'article', id, 'reviewedDigest')
    expect(contentOf('article', id)).toMatchObject({reviewedAt: new Date().toISOString().slice(0, 10)})
    const check = await runCommand('validate', ['--from', join(folder, 'content'), '--rule', 'review-outdated'])
    expect(check.stderr).not.toContain(id)
    await eventually(
      async () =>
        (await (await fetch(`${start.url}/published/markdown/articles/evening-routine.md`)).text()).includes(
          'Reviewed by Example Editor, Test credentials on',
        ),
      'the review on the page',
    )
  })

  it('fills in a source from its DOI, and says so where there is no network', async () => {
    await open(page, '/structure/source')
    await page.getByTestId('action-intent-button').first().click()
    await field(page, 'doi').getByRole('textbox').fill('10.1000/warmth')
    const fill = page.getByRole('button', {name: 'Fill in from the DOI'})
    const crossref = /^https:\/\/api\.crossref\.org\/works\//
    await page.route(crossref, (route) => route.abort())
    await fill.click()
    await page.getByText('Crossref does not answer').waitFor()
    await page.unroute(crossref)
    await page.route(crossref, (route) =>
      route.fulfill({
        headers: {'access-control-allow-origin': '*'},
        json: {
          message: {
            title: ['Warmth for <i>backs</i>: a systematic review'],
            author: [{family: 'Example', given: 'Anna B.'}, {name: 'The Group'}],
            'container-title': ['Journal of Examples'],
            volume: '7',
            issue: '2',
            page: '3-9',
            published: {'date-parts': [[2024, 5]]},
          },
        },
      }),
    )
    await fill.click()
    await page.getByText('Filled in: title, authors, publication, year, kind').waitFor()
    await eventually(
      async () => (await titleInput(page).inputValue()) === 'Warmth for backs: a systematic review',
      'the title from the DOI',
    )
    await page.unroute(crossref)
  })

  it('uploads a picture, and sees it', async () => {
    await open(page, '/structure/articles;all;article-evening-routine')
    await field(page, 'heroImage').scrollIntoViewIfNeeded()
    const picture = await sharp({create: {width: 640, height: 400, channels: 3, background: '#2f6f6a'}})
      .png()
      .toBuffer()
    const input = field(page, 'heroImage').locator('input[type=file]').first()
    const shown = field(page, 'heroImage').locator('img').first()
    // A form that is still loading drops the file without a word.
    await eventually(async () => {
      await input
        .setInputFiles({name: 'evening.png', mimeType: 'image/png', buffer: picture}, {timeout: 2000})
        .catch(() => {})
      return shown.waitFor({timeout: 5000}).then(
        () => true,
        () => false,
      )
    }, 'the picture in the form')
    // During the upload, the form shows the picture from memory.
    await eventually(
      async () => (await shown.getAttribute('src'))?.includes(`${start.url}/images/`),
      'the picture to come from the lake',
    )
    await eventually(
      () => shown.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth > 0 : false)),
      'the picture to be shown',
    )
  })

  it('finds the picture in the library with what it lacks, and replaces it wherever it is', async () => {
    // What a form has not sent yet is lost with it.
    await eventually(async () => {
      const query = 'count(*[_id == "drafts.article-evening-routine" && defined(heroImage.image.asset)])'
      const response = await fetch(
        `${start.url}/v2025-02-19/data/query/production?perspective=raw&query=${encodeURIComponent(query)}`,
      )
      const answer: unknown = await response.json()
      return isRecord(answer) && answer['result'] === 1
    }, 'the picture in the draft')
    await page.getByRole('link', {name: 'Pictures'}).click()
    await page.getByRole('heading', {name: 'Pictures'}).waitFor()
    const cards = page.locator('main li')
    await cards.filter({hasText: 'evening.png'}).waitFor()
    // What lacks words stands before everything else.
    await eventually(
      async () =>
        /evening\.png\n640 × 400 · No words for those who cannot see it/.test(await cards.first().innerText()),
      'the picture without words at the beginning',
    )
    await page.getByRole('button', {name: /To mend/}).click()
    await cards.getByRole('button', {name: /evening\.png/}).click()
    const details = page.getByRole('complementary', {name: 'About evening.png'})
    await details.getByText('Does not say what it shows, or who made it.').waitFor()
    expect(await details.getByRole('link').allInnerTexts()).toEqual([
      expect.stringMatching(/^An evening routine for a tense back/),
    ])
    const other = await sharp({create: {width: 900, height: 600, channels: 3, background: '#6a2f6f'}})
      .png()
      .toBuffer()
    await details.locator('input[type=file]').setInputFiles({name: 'other.png', mimeType: 'image/png', buffer: other})
    await details.getByText('Replaced in one draft').waitFor()
    await page.getByRole('button', {name: /All/}).click()
    await cards
      .filter({hasText: 'other.png'})
      .getByText(/Used once/)
      .waitFor()
    await cards
      .filter({hasText: 'evening.png'})
      .getByText(/Not used/)
      .waitFor()
    await details.getByRole('button', {name: 'Delete this picture'}).click()
    await cards.filter({hasText: 'evening.png'}).waitFor({state: 'detached'})
    await cards.getByRole('button', {name: /other\.png/}).click()
    await page.getByRole('complementary').getByRole('link').click()
    await field(page, 'heroImage').locator('img').first().waitFor()
  })

  it('sees the page of an article before anybody else: drafts of it and of what it shows, with its pictures', async () => {
    await open(page, `/structure/articles;all;${article}`)
    await titleInput(page).waitFor()
    const frame = page.frameLocator('[data-testid=page-preview]')
    await frame.getByRole('heading', {level: 1}).waitFor()
    const before = await frame.getByRole('heading', {level: 1}).innerText()
    expect(await frame.locator('.help-emergency li').count()).toBeGreaterThan(3)
    const picture = frame.locator('.text figure img').first()
    await picture.scrollIntoViewIfNeeded()
    await eventually(
      () => picture.evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
      'the picture of the page, from where it is stored',
    )
    // What somebody else changes in a draft shows after a moment, and nothing of it is published.
    const client = await fetch(`${start.url}/v2025-02-19/data/mutate/production?visibility=sync`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({
        mutations: [
          {createIfNotExists: {...readJsonObject(article), _id: `drafts.${article}`}},
          {patch: {id: `drafts.${article}`, set: {title: 'A title that nobody has seen'}}},
        ],
      }),
    })
    expect(client.status).toBe(200)
    await frame.getByRole('heading', {level: 1, name: 'A title that nobody has seen'}).waitFor()
    await page.getByRole('tab', {name: 'Search and sharing'}).click()
    await page.getByText('A title that nobody has seen').first().waitFor()
    await page.getByRole('tab', {name: 'Markdown'}).click()
    await page.getByText('title: "A title that nobody has seen"').waitFor()
    expect(JSON.stringify(contentOf('article', article))).toContain(before)
    await fetch(`${start.url}/v2025-02-19/data/mutate/production?visibility=sync`, {
      method: 'POST',
      headers: {'content-type': 'application/json'},
      body: JSON.stringify({mutations: [{delete: {id: `drafts.${article}`}}]}),
    })
  })

  it('clicks in the page and is led to the field, and sees in the page what has the focus', async () => {
    await open(page, `/structure/articles;all;${article}`)
    await titleInput(page).waitFor()
    const frame = page.frameLocator('[data-testid=page-preview]')
    await frame.locator('h1[data-edit]').click()
    await eventually(
      () => titleInput(page).evaluate((input) => input === document.activeElement),
      'the title to have the focus',
    )
    await frame.locator('h1[data-focused]').waitFor()
    // A paragraph of the text leads into the editor, and what is typed there shows where it was clicked.
    const paragraph = frame.locator('.text > p[data-edit]').nth(1)
    const words = await paragraph.innerText()
    await paragraph.click()
    await eventually(
      () =>
        field(page, 'body').evaluate(
          (body) => document.activeElement !== null && body.contains(document.activeElement),
        ),
      'the text to have the focus',
    )
    await frame.locator('.text > p[data-focused]', {hasText: words.slice(0, 40)}).waitFor()
    // A text of another document leads to that document.
    await frame.locator('.benefits [data-edit]').first().click()
    await page.waitForURL(/benefit-/)
    await field(page, 'claim').getByRole('textbox').waitFor()
  })

  it('sees what a reader would see changed, what the rules say, and saves the page for somebody to read', async () => {
    await open(page, '/structure/benefit;benefit-improves-circulation')
    await field(page, 'claim').getByRole('textbox').fill('Massage cures cold feet.')
    await page.getByRole('tab', {name: 'Changes'}).click()
    const changes = page.getByTestId('page-changes')
    await changes.locator('ins', {hasText: 'cures'}).first().waitFor()
    expect(await changes.locator('del').count()).toBeGreaterThan(0)
    await page.getByRole('tab', {name: 'Checks'}).click()
    await titleInput(page).focus()
    const line = page.getByRole('listitem').filter({hasText: 'cures'}).first()
    await line.getByRole('button', {name: /^Show the field/}).click()
    await eventually(
      () =>
        field(page, 'claim')
          .getByRole('textbox')
          .evaluate((input) => input === document.activeElement),
      'the claim to have the focus',
    )
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', {name: 'Save for review'}).click(),
    ])
    const file = readFileSync(await download.path(), 'utf8')
    expect(download.suggestedFilename()).toBe('review-improves-circulation.html')
    expect(file).toContain('Massage cures cold feet.')
    expect(file).toContain('not published, for review only')
    expect(file.match(/ src="(?!data:)|<script/g)).toBeNull()
    await chooseAction(page, 'Discard changes')
    await page.getByTestId('confirm-button').click()
  })

  it('chooses where in the body on a figure, by pointer and by keyboard, and sees what is missing', async () => {
    const id = 'benefit-improves-circulation'
    const regionsOf = (): readonly unknown[] => {
      const document = contentOf('benefit', id)
      const regions = isRecord(document) ? document['regions'] : undefined
      return recordsIn(regions).map(({_ref: ref}) => ref)
    }
    const before = regionsOf()
    await open(page, `/structure/benefit;${id}`)
    await page
      .getByRole('tab', {name: 'Connections'})
      .or(page.getByRole('tab', {name: 'About'}))
      .first()
      .click()
    const figure = field(page, 'regions').getByTestId('body-figure')
    const neck = figure.getByRole('checkbox', {name: 'Neck'})
    await neck.waitFor()
    const was = await neck.getAttribute('aria-checked')
    // Somebody points at a shape, of which the neck has two.
    await neck.locator('path').first().click()
    await eventually(
      async () => (await neck.getAttribute('aria-checked')) !== was,
      'the neck to be the other way round',
    )
    const shoulders = figure.getByRole('checkbox', {name: 'Shoulders'})
    const wasToo = await shoulders.getAttribute('aria-checked')
    await shoulders.focus()
    await page.keyboard.press(' ')
    await eventually(async () => (await shoulders.getAttribute('aria-checked')) !== wasToo, 'the shoulders too')
    // The tree beside it says the same.
    expect(await field(page, 'regions').getByRole('checkbox', {name: /^Neck/}).last().isChecked()).toBe(was !== 'true')
    await publish(page, () => JSON.stringify(regionsOf()) !== JSON.stringify(before), 'the regions')
    const change = new Set(before).symmetricDifference(new Set(regionsOf()))
    expect(change).toEqual(new Set(['region-neck', 'region-shoulders']))

    await open(page, '/coverage')
    const coverage = page.getByTestId('coverage')
    await coverage.getByRole('row', {name: /Lower back/}).waitFor()
    await coverage.getByRole('button', {name: 'Benefits', exact: true}).click()
    await coverage
      .getByRole('button', {name: /^Neck: \d+ benefits/})
      .locator('path')
      .first()
      .click()
    await page.waitForURL(/region-neck/)
  })

  it('finds articles by a word of theirs', async () => {
    await page.getByTestId('studio-search').click()
    await page.getByTestId('search-results').or(page.getByRole('combobox')).first().waitFor()
    await page.keyboard.type('aching')
    await page.getByTestId('search-results').getByText('Massage for an aching back').first().waitFor()
    await page.keyboard.press('Escape')
  })

  it('looks at what changed, and at the history', async () => {
    await open(page, `/structure/articles;all;${article}`)
    await titleInput(page).fill('Massage for a very aching back')
    await page
      .getByText(/^Edited/)
      .filter({visible: true})
      .first()
      .click()
    await page.getByText('Review changes').first().waitFor()
    const inserted = page.locator('ins').filter({hasText: 'very'})
    await inserted.first().waitFor()
    await page.getByText('History', {exact: true}).click()
    await page.getByText('Draft created').first().waitFor()
  })

  it('copies, unpublishes and deletes a document', async () => {
    await open(page, '/structure/person;person-editorial-team')
    await chooseAction(page, 'Duplicate')
    const id = await eventually(() => {
      const found = /person;([\w-]+)/.exec(decodeURIComponent(page.url()))?.[1]
      return found !== 'person-editorial-team' && found
    }, 'the copy to have an address')
    await field(page, 'name').getByRole('textbox').fill('Another team')
    // The copy has the address of the original. A rule reports this until it has its own.
    await page.getByText('Another team').first().waitFor()
    await page.getByRole('button', {name: 'Generate'}).click()
    await publishInto(page, 'person', id, 'another-team')
    // The published form of a document has its own actions.
    await page
      .getByRole('button', {name: 'Published', exact: true})
      .or(page.getByText('Published', {exact: true}))
      .filter({visible: true})
      .first()
      .click()
    await page.getByRole('button', {name: 'Unpublish', exact: true}).first().click()
    await page
      .getByRole('dialog')
      .getByRole('button', {name: /unpublish/i})
      .click()
    await eventually(() => contentOf('person', id) === undefined, 'the file to be gone')
    await eventually(
      async () => (await fetch(`${start.url}/published/api/v1/people/another-team.json`)).status === 404,
      'the page to be gone',
    )
    await open(page, `/structure/person;${id}`)
    await chooseAction(page, 'Delete')
    await page
      .getByRole('dialog')
      .getByRole('button', {name: /delete/i})
      .last()
      .click()
    await page
      .getByText(/deleted/i)
      .first()
      .waitFor()
  })

  it('deletes a published document, and has it back', async () => {
    await open(page, '/structure/feed;feed-neck-briefs')
    await field(page, 'title').getByRole('textbox').waitFor()
    await chooseAction(page, 'Delete')
    await page
      .getByRole('dialog')
      .getByRole('button', {name: /delete/i})
      .last()
      .click()
    await eventually(() => contentOf('feed', 'feed-neck-briefs') === undefined, 'the file to be gone')
    await open(page, '/structure/feed;feed-neck-briefs')
    await page.getByText(/has been deleted/).waitFor()
    await page
      .getByRole('button', {name: /restore/i})
      .first()
      .click()
    const title = field(page, 'title').getByRole('textbox')
    await eventually(async () => (await title.inputValue()) !== '', 'the title to be back')
    await publishInto(page, 'feed', 'feed-neck-briefs', await title.inputValue())
  })

  it('prepares a release, and publishes it as one', async () => {
    await open(page, '/releases')
    const title = page.getByTestId('release-form-title')
    const create = page.getByRole('button', {name: /new release/i}).first()
    // The overview rerenders when its releases are loaded, and closes an open dialog.
    const release = await eventually(async () => {
      if (!(await title.isVisible())) await create.click({timeout: 2000}).catch(() => {})
      await title.fill('Spring', {timeout: 2000}).catch(() => {})
      await page
        .getByTestId('submit-release-button')
        .click({timeout: 2000})
        .catch(() => {})
      await page.waitForURL(/releases\/\w+/, {timeout: 2000}).catch(() => {})
      return /releases\/(\w+)/.exec(page.url())?.[1]
    }, 'the release to have an address')
    // Loads Studio with the release already chosen, as an external link does.
    await page.goto(`${start.url}/structure/person;person-editorial-team?perspective=${release}`)
    await page
      .getByRole('button', {name: /add to release/i})
      .first()
      .click()
    const name = field(page, 'name').getByRole('textbox')
    await eventually(async () => name.isEditable(), 'the form to be open')
    await name.fill('The team in spring')
    await page.getByText('The team in spring').first().waitFor()
    await page.goto(`${start.url}/releases/${release}`)
    const run = page.getByRole('button', {name: 'Run release'})
    await eventually(async () => run.isEnabled(), 'the release to be ready')
    await run.click()
    await page
      .getByRole('dialog')
      .getByRole('button', {name: /run|publish|yes/i})
      .last()
      .click()
    await inContent('person', 'person-editorial-team', 'The team in spring')
    await page
      .getByText(/published/i)
      .first()
      .waitFor()
  })

  it('changes an address, and the old one is kept for redirects', async () => {
    await open(page, '/structure/bodyRegion;region-hips')
    const slug = field(page, 'slug').getByRole('textbox')
    await slug.waitFor()
    await slug.fill('hips-and-pelvis')
    await publishInto(page, 'bodyRegion', 'region-hips', 'hips-and-pelvis')
    expect(contentOf('bodyRegion', 'region-hips')).toMatchObject({
      slug: {current: 'hips-and-pelvis'},
      previousSlugs: ['hips'],
    })
    const page2 = `${start.url}/published/api/v1/body-regions/hips-and-pelvis.json`
    await eventually(async () => (await fetch(page2)).ok, 'the page at its new address')
  })

  it('recalls an article: half a recall cannot be published, a whole one replaces the text everywhere', async () => {
    const id = 'article-desk-breaks'
    await open(page, `/intent/edit/id=${id};type=article`)
    const recall = field(page, 'recall')
    await eventually(async () => {
      await page
        .getByRole('tab', {name: 'Review'})
        .click({timeout: 2000})
        .catch(() => {})
      return recall.isVisible()
    }, 'the field for a recall')
    const reason = field(page, 'recall.reason').getByRole('textbox')
    await eventually(async () => {
      if (!(await reason.isVisible()))
        await recall
          .getByText('Recall', {exact: true})
          .first()
          .click({timeout: 2000})
          .catch(() => {})
      return reason.isVisible()
    }, 'the recall to be unfolded')
    await reason.fill('The advice on screens was wrong.')
    const button = page.getByTestId('action-publish').first()
    await page.getByText('Saved').first().waitFor()
    await eventually(async () => button.isDisabled(), 'half a recall to be refused')
    const date = field(page, 'recall.recalledAt').getByRole('textbox')
    await date.fill('2026-11-21 20:00')
    await date.press('Enter')
    await publishInto(page, 'article', id, 'The advice on screens was wrong.')
    const feed = `${start.url}/published/feeds/feed.json`
    await eventually(
      async () => (await (await fetch(feed)).text()).includes('"title":"Withdrawn: Desk work'),
      'the recall in the feed',
    )
    await page.getByText('Recalled', {exact: true}).last().waitFor()
  })

  it('writes a newsletter, sees its mail beside the form, and brings it to a mail service as a draft', async () => {
    await open(page, '/intent/create/template=newsletter;type=newsletter')
    await titleInput(page).fill('December 2026')
    await field(page, 'slug').getByRole('button', {name: 'Generate'}).click()
    const slug = field(page, 'slug').getByRole('textbox')
    await eventually(async () => (await slug.inputValue()) === 'december-2026', 'the address to be made')
    await field(page, 'subject').getByRole('textbox').fill('A warm December')
    await field(page, 'preheader').getByRole('textbox').fill('What was new this year')

    await field(page, 'sections').getByRole('button', {name: 'Add item'}).click()
    const section = page.getByRole('dialog')
    await section.locator('[data-testid$=".title"]').getByRole('textbox').fill('New this year')
    await section.getByText('Picked by hand').click()
    await section.locator('[data-testid$=".articles"]').getByRole('button', {name: 'Add item'}).click()
    await section.getByRole('combobox').fill('What happens')
    await page.getByTestId('autocomplete-popover').getByText('What happens in a massage').first().click()
    await section.getByRole('button', {name: /close/i}).first().click()

    const mail = page.frameLocator('[data-testid="mail-preview"]')
    await mail.getByRole('heading', {name: 'A warm December'}).waitFor()
    await mail.getByRole('heading', {name: 'New this year'}).waitFor()
    await mail.getByRole('heading', {name: 'What happens in a massage'}).waitFor()
    await mail.getByRole('heading', {name: 'Please note'}).waitFor()
    await eventually(
      async () =>
        mail
          .locator('img')
          .first()
          .evaluate((image) => image instanceof HTMLImageElement && image.naturalWidth > 0),
      'the logo to be shown',
    )

    const folderOfIssues = join(folder, 'content', 'newsletter')
    await publish(
      page,
      () =>
        readdirSync(folderOfIssues).some((name) =>
          readFileSync(join(folderOfIssues, name), 'utf8').includes('A warm December'),
        ),
      'the newsletter',
    )
    const fake = await fakeListmonk()
    const args = ['draft', 'december-2026', '--service', 'listmonk', '--from', join(folder, 'content')]
    const {code, stderr} = await runCommand(
      'newsletter',
      [...args, '--out', join(folder, 'mails'), '--ledger', join(folder, 'ledger.json')],
      {
        env: fake.env,
      },
    )
    await fake.close()
    expect(stderr).toContain('listmonk: A draft was made')
    expect(code).toBe(0)
    expect(fake.held()).toMatchObject([{subject: 'A warm December', status: 'draft'}])
  })

  it('looks at the mail narrow, wide and dark, as plain text, and at what is to mend', async () => {
    mkdirSync(shots, {recursive: true})
    await open(page, '/structure/newsletter;newsletter-2026-10')
    const frame = page.getByTestId('mail-preview')
    const mail = page.frameLocator('[data-testid="mail-preview"]')
    await mail.getByRole('heading', {name: 'To begin with'}).waitFor()
    const look = async (name: string): Promise<{frame: number; content: number; background: string}> => {
      await page.screenshot({path: join(shots, `mail-${name}.png`)})
      return mail.locator('body').evaluate((body) => ({
        frame: body.ownerDocument.documentElement.clientWidth,
        content: body.ownerDocument.documentElement.scrollWidth,
        background: getComputedStyle(body).backgroundColor,
      }))
    }
    for (const width of [1600, 1280, 1000]) {
      await page.setViewportSize({width, height: 1000})
      await page.getByRole('button', {name: 'Wide'}).click()
      const wide = await look(`wide-${width}`)
      expect(wide.content).toBeLessThanOrEqual(wide.frame)
      await page.getByRole('button', {name: 'Narrow'}).click()
      await eventually(async () => (await frame.boundingBox())?.width === 320, 'the mail to be narrow')
      const narrow = await look(`narrow-${width}`)
      expect(narrow).toEqual({frame: 320, content: 320, background: 'rgb(241, 239, 233)'})
    }
    await page.setViewportSize({width: 1600, height: 1000})
    await page.getByRole('button', {name: 'Dark'}).click()
    await eventually(async () => (await look('dark')).background === 'rgb(17, 22, 28)', 'the mail to be dark')

    await page.getByRole('tab', {name: 'Plain text'}).click()
    await page.getByText('Read in the browser: https://bodytext.example/newsletters/october-2026/index.html').waitFor()
    await page.getByRole('tab', {name: 'Checks'}).click()
    await page.getByText('The mail is short enough that no inbox cuts it').waitFor()

    await field(page, 'preheader').getByRole('textbox').fill('')
    await field(page, 'introduction').getByRole('textbox').fill('See https://bodytext.example/articles/none/')
    await page
      .getByRole('tabpanel', {name: /Checks/})
      .getByText('Unexpected link to `https://bodytext.example/articles/none/`, expected a page of ours that exists')
      .waitFor()
    await page.getByRole('tab', {name: /Checks \(\d+ to look at\)/}).waitFor()
    await page.screenshot({path: join(shots, 'mail-checks.png')})
  })

  it('has made no request to another machine, and no page has crashed', () => {
    expect(elsewhere).toEqual([])
    expect(crashes).toEqual([])
  })
})

import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import PostalMime from 'postal-mime'
import {SMTPServer} from 'smtp-server'
import {describe, expect, it} from 'vitest'
import {isRecord} from '../../src/content/document.ts'
import {fakeButtondown} from '../newsletters/delivery/fakes/buttondown.ts'
import {fakeListmonk} from '../newsletters/delivery/fakes/listmonk.ts'
import {fakeMailchimp} from '../newsletters/delivery/fakes/mailchimp.ts'
import {copyOfContent, readJson, runCommand, spawnCommand, hashesIn, temporaryFolder} from './run-command.ts'

const now = '2026-11-22T12:00:00Z'

const edit = (path: string, change: (document: Record<string, unknown>) => void): void => {
  const document = readJson(path)
  if (!isRecord(document)) throw new Error(`${path} is no document`)
  const copy: Record<string, unknown> = {...document}
  change(copy)
  writeFileSync(path, JSON.stringify(copy))
}

const newsletter = (args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runCommand('newsletter', args, {env})

/** The arguments to create a draft of the November issue at a service, with output and ledger in a folder. */
const draftArgs = (folder: string, service: string, ...more: readonly string[]): string[] => {
  const place = ['--out', join(folder, 'dist'), '--ledger', join(folder, 'ledger.json')]
  return ['draft', 'november-2026', '--service', service, '--now', now, ...place, ...more]
}

describe('npm run newsletter -- build', () => {
  it('writes the mails that the export writes, byte for byte, and says what mail programs leave out', async () => {
    const folder = temporaryFolder()
    const [alone, whole] = [join(folder, 'alone'), join(folder, 'whole')]
    const {code, stderr} = await newsletter(['build', '--out', alone, '--now', now])
    expect(code).toBe(0)
    expect(stderr).toContain('november-2026  A calmer back in twenty minutes\n')
    expect(stderr).toMatch(
      /\d+\.\d KB of at most 80\.0 KB, 3 articles, 3 caveats, for 2026-11-27T07:00:00Z\n {2}12 checks passed/,
    )
    expect(stderr).toContain('outlook windows')
    await runCommand('export', ['--out', whole, '--now', now])
    expect(hashesIn(join(alone, 'newsletters'))).toEqual(hashesIn(join(whole, 'newsletters')))
    const pictures = Object.keys(hashesIn(join(alone, 'assets'))).map((path) => path.split('/')[0])
    expect(new Set(pictures).size).toBe(3)
  })

  it('leaves all else in the output as it is', async () => {
    const out = join(temporaryFolder(), 'dist')
    await runCommand('export', ['--out', out, '--now', now])
    const before = hashesIn(out)
    expect((await newsletter(['build', 'november-2026', '--out', out, '--now', now])).code).toBe(0)
    expect(hashesIn(out)).toEqual(before)
    expect((await runCommand('export', ['--out', out, '--now', now])).stderr).toContain('0 files written')
  })

  it('says which newsletters there are, when it is asked for another', async () => {
    const {code, stderr} = await newsletter(['build', 'december', '--out', join(temporaryFolder(), 'dist')])
    expect(code).toBe(2)
    expect(stderr).toContain('Cannot find the newsletter december')
    expect(stderr).toContain('There are: november-2026, october-2026')
  })

  it('says what is wrong, with its place and what to do, and leaves what was there', async () => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const out = join(folder, 'dist')
    await newsletter(['build', '--from', content, '--out', out, '--now', now])
    const before = readFileSync(join(out, 'newsletters/november-2026/index.html'), 'utf8')
    edit(join(content, 'newsletter/newsletter-2026-11.json'), (document) => {
      document['sections'] = [{_key: 'x', _type: 'newsletterSection', title: 'Empty', selection: 'picked'}]
    })
    edit(join(content, 'siteSettings/siteSettings.json'), (document) => delete document['postalAddress'])
    const {code, stderr} = await newsletter(['build', 'november-2026', '--from', content, '--out', out, '--now', now])
    expect(code).toBe(1)
    expect(stderr).toContain('sections[_key=="x"].articles  Unexpected empty section, expected articles or a text')
    expect(stderr).toContain('Pick an article, write a few words, or remove the section')
    expect(stderr).toContain('Cannot make a mail, expected a postal address, which the law asks for')
    expect(stderr).toContain('Fill in “Postal address” in Settings, under Newsletters')
    expect(readFileSync(join(out, 'newsletters/november-2026/index.html'), 'utf8')).toBe(before)
  })

  it('says how it is called', async () => {
    const help = await newsletter(['--help'])
    expect(help.code).toBe(0)
    for (const word of [
      'build',
      'test SLUG --to ADDRESS',
      'draft SLUG --service NAME',
      'MAILCHIMP_API_KEY',
      'SMTP_URL',
    ])
      expect(help.stdout).toContain(word)
    expect((await newsletter([])).code).toBe(2)
    expect((await newsletter(['send'])).stderr).toContain('Unexpected command send, expected build, test, draft')
  })
})

describe('npm run newsletter -- test', () => {
  it('sends the mail to those who are to look at it', async () => {
    const messages: Buffer[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          messages.push(Buffer.concat(parts))
          done()
        })
      },
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve())
    })
    const address = server.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const out = join(temporaryFolder(), 'dist')
    const {code, stderr} = await newsletter(
      ['test', 'november-2026', '--to', 'me@example.org', '--out', out, '--now', now],
      {SMTP_URL: `smtp://127.0.0.1:${port}`},
    )
    await new Promise<void>((resolve) => server.close(() => resolve()))
    expect(stderr).toContain('Sent to me@example.org')
    expect(code).toBe(0)
    const message = await PostalMime.parse(messages[0] ?? '')
    expect(message.html?.trimEnd()).toBe(
      readFileSync(join(out, 'newsletters/november-2026/index.html'), 'utf8').trimEnd(),
    )
  })

  it('says what is missing', async () => {
    expect(await newsletter(['test', 'november-2026'])).toMatchObject({
      code: 2,
      stderr: 'Say who gets the test, such as --to name@example.org\n',
    })
    const without = await newsletter(['test', 'november-2026', '--to', 'me@example.org'], {SMTP_URL: ''})
    expect(without).toMatchObject({code: 2})
    expect(without.stderr).toContain('Put its address into SMTP_URL')
  })
})

describe('npm run newsletter -- draft', () => {
  it('makes one draft, however often it is run, and refuses what was sent', async () => {
    const fake = await fakeListmonk()
    const folder = temporaryFolder()
    const args = draftArgs(folder, 'listmonk')
    const first = await newsletter(args, fake.env)
    expect(first).toMatchObject({code: 0})
    expect(first.stderr).toContain(`listmonk: A draft was made\n${fake.env['LISTMONK_URL'] ?? ''}/campaigns/1\n`)
    const [held] = fake.held()
    expect(held).toMatchObject({status: 'draft', subject: 'A calmer back in twenty minutes'})
    expect(held?.html).toContain('href="{{ UnsubscribeURL }}"')
    expect(held?.text).toContain('Unsubscribe: {{ UnsubscribeURL }}')
    expect((await newsletter(args, fake.env)).stderr).toContain(
      'The draft is there already, as it is here: nothing was changed',
    )
    rmSync(join(folder, 'ledger.json'))
    expect((await newsletter(args, fake.env)).stderr).toContain('The draft was updated')
    fake.markSent('1')
    rmSync(join(folder, 'ledger.json'))
    const refused = await newsletter(args, fake.env)
    expect(refused).toMatchObject({code: 1})
    expect(refused.stderr).toContain(
      'listmonk has this issue already, and it is no draft any more (finished): nothing was changed there',
    )
    expect(fake.held()).toHaveLength(1)
    expect(fake.sends()).toBe(0)
    await fake.close()
  })

  it('keeps text from being taken for a template', async () => {
    const fake = await fakeListmonk()
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    edit(join(content, 'newsletter/newsletter-2026-11.json'), (document) => {
      document['introduction'] = 'Write {{ UnsubscribeURL }} to unsubscribe'
    })
    const args = draftArgs(folder, 'listmonk', '--from', content)
    expect(await newsletter(args, fake.env)).toMatchObject({code: 0})
    expect(fake.held()[0]?.text).toContain('Write {{ "{{" }} UnsubscribeURL }} to unsubscribe')
    const buttondown = await fakeButtondown()
    const other = args.map((arg) => (arg === 'listmonk' ? 'buttondown' : arg))
    expect(await newsletter(other, buttondown.env)).toMatchObject({code: 0})
    expect(buttondown.held()[0]?.html).toContain('Write &#123;{ UnsubscribeURL }} to unsubscribe')
    expect(buttondown.held()[0]?.html.match(/\{\{ unsubscribe_url \}\}/g)).toHaveLength(1)
    await fake.close()
    await buttondown.close()
  })

  it('shows what it would do, asks nobody, and prints nothing secret', async () => {
    const fake = await fakeButtondown()
    const folder = temporaryFolder()
    const args = draftArgs(folder, 'buttondown', '--dry-run')
    const {code, stdout, stderr} = await newsletter(args, fake.env)
    expect(code).toBe(0)
    expect(stdout).toContain(`POST ${fake.url}/v1/emails`)
    expect(stdout).toContain('"status": "draft"')
    expect(stdout + stderr).not.toContain(fake.secret)
    expect(fake.asked).toEqual([])
    expect(existsSync(join(folder, 'ledger.json'))).toBe(false)
    // A dry run needs no API key.
    expect((await newsletter(args, {BUTTONDOWN_API_KEY: ''})).stdout).toContain(
      'POST https://api.buttondown.com/v1/emails',
    )
    await fake.close()
  })

  it('writes files to paste for services without an API', async () => {
    const folder = temporaryFolder()
    const args = draftArgs(folder, 'file')
    const {code, stderr} = await newsletter(args, {NEWSLETTER_FOLDER: join(folder, 'mailings')})
    expect(stderr).toContain('Open paste.html: it says how to bring the issue into Substack, beehiiv and others')
    expect(code).toBe(0)
    const page = readFileSync(join(folder, 'mailings/november-2026/paste.html'), 'utf8')
    expect(page).toContain('<h3><a href="https://bodytext.example/articles/evening-routine/">')
    expect(page).toContain('Not a substitute for medical advice')
  })

  it('says what is missing, and where it goes', async () => {
    const out = join(temporaryFolder(), 'dist')
    const missing = await newsletter(['draft', 'november-2026', '--service', 'mailchimp', '--out', out], {
      MAILCHIMP_API_KEY: 'abc-us1',
      MAILCHIMP_LIST_ID: '',
    })
    expect(missing).toMatchObject({code: 2})
    expect(missing.stderr).toContain(
      'Mailchimp needs settings that are not there. Put them into the environment, or into the file .env:\n\n  MAILCHIMP_LIST_ID  the id of the audience it goes to, such as a1b2c3d4e5\n',
    )
    expect((await newsletter(['draft', 'november-2026'])).stderr).toContain(
      'Say where the draft goes, such as --service mailchimp',
    )
    expect((await newsletter(['draft', 'november-2026', '--service', 'pigeon'])).stderr).toContain(
      'Unexpected service pigeon, expected one of: file, buttondown, listmonk, mailchimp',
    )
    expect((await newsletter(['draft', '--service', 'file'])).stderr).toContain(
      'Unexpected 0 newsletters, expected one',
    )
  })

  it('makes one draft when it is run twice at once', async () => {
    const fake = await fakeListmonk()
    const folder = temporaryFolder()
    const args = (out: string) => [
      'draft',
      'november-2026',
      '--service',
      'listmonk',
      '--out',
      join(folder, out),
      '--ledger',
      join(folder, 'ledger.json'),
      '--now',
      now,
    ]
    const results = await Promise.all(['a', 'b'].map((out) => spawnCommand('newsletter', args(out), {env: fake.env})))
    expect(fake.held()).toHaveLength(1)
    for (const {code, stderr} of results) {
      if (code !== 0) expect(stderr).toContain('another command that makes drafts')
    }
    await fake.close()
  })

  it('brings nothing anywhere while an article in it is not published yet', async () => {
    const fake = await fakeListmonk()
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    edit(join(content, 'article/article-evening-routine.json'), (document) => {
      document['publishedAt'] = '2026-11-25T08:00:00Z'
    })
    const args = [
      'november-2026',
      '--from',
      content,
      '--out',
      join(folder, 'dist'),
      '--ledger',
      join(folder, 'ledger.json'),
      '--now',
      now,
    ]
    const {code, stderr} = await newsletter(['draft', ...args, '--service', 'listmonk'], fake.env)
    expect(stderr).toContain('november-2026 is not whole: an article in it is not published, or not yet')
    expect(code).toBe(1)
    expect(fake.asked).toEqual([])
    expect((await newsletter(['build', ...args])).code).toBe(0)
    await fake.close()
  })

  it('keeps text from being taken for a tag of Mailchimp, in the plain text too', async () => {
    const fake = await fakeMailchimp()
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    edit(join(content, 'newsletter/newsletter-2026-11.json'), (document) => {
      document['introduction'] = 'Dear *|FNAME|*'
    })
    const args = draftArgs(folder, 'mailchimp', '--from', content)
    expect(await newsletter(args, fake.env)).toMatchObject({code: 0})
    const [held] = fake.held()
    expect(`${held?.html ?? ''}${held?.text ?? ''}`.match(/\*\|\w+\|\*/g)).toEqual(['*|UNSUB|*', '*|UNSUB|*'])
    await fake.close()
  })

  it('brings nothing anywhere that has errors', async () => {
    const fake = await fakeListmonk()
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    edit(join(content, 'newsletter/newsletter-2026-11.json'), (document) => {
      document['sections'] = []
    })
    const {code, stderr} = await newsletter(
      ['draft', 'november-2026', '--from', content, '--service', 'listmonk', '--out', join(folder, 'dist')],
      fake.env,
    )
    expect(code).toBe(1)
    expect(stderr).toContain('november-2026 has errors: nothing left this machine. Mend them first')
    expect(fake.asked).toEqual([])
    await fake.close()
  })
})

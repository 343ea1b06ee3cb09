import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {openContent} from '../../src/content/readers/open-content.ts'
import {step, type Step} from '../../src/engine/step.ts'
import {publishing} from '../../src/publishing/pipeline.ts'
import {publish, type PublishResult} from '../../src/publishing/publish.ts'
import {verdicts} from '../../src/publishing/steps/verdicts.ts'
import {copyOfContent, hashesIn, temporaryFolder} from '../commands/run-command.ts'

const publishFolder = async (content: string, out: string, steps?: readonly Step[]): Promise<PublishResult> => {
  const reader = await openContent(content, {})
  return publish({
    reader,
    out,
    now: new Date('2026-11-22T12:00:00Z'),
    studioUrl: 'http://localhost:3333',
    progress: {onRecord: () => {}, onMaking: () => {}, onMade: () => {}},
    ...(steps === undefined ? {} : {steps}),
  })
}

/** The steps, with an editor who saves a file between two of them. */
const withEditor = (after: Step | undefined, edit: () => void): readonly Step[] => {
  let isDone = false
  const editor = step<object>({
    name: 'editor',
    make: () => {
      if (!isDone) edit()
      isDone = true
      return {}
    },
  })
  const at = after === undefined ? publishing.length : publishing.indexOf(after) + 1
  return publishing.toSpliced(at, 0, editor)
}

describe('content that is edited while it is published', () => {
  it.each([
    ['after it was checked', verdicts, '"name": "Edited"'],
    ['after its page was made', undefined, '"name": "Edited"'],
    ['to something with an error', verdicts, '"name": 5'],
    ['and only half of it is there yet', verdicts, undefined],
  ])('%s comes out as if it had been so from the start', async (_, after, name) => {
    const folder = temporaryFolder()
    const content = copyOfContent(folder)
    const file = join(content, 'bodyRegion', 'region-lower-back.json')
    const [out, clean] = [join(folder, 'one/dist'), join(folder, 'two/dist')]
    for (const each of [out, clean]) await publishFolder(content, each)
    const before = hashesIn(out)
    const text = readFileSync(file, 'utf8')
    const edited = name === undefined ? text.slice(0, 60) : text.replace(/"name": "[^"]*"/, name)
    expect(edited).not.toBe(text)
    // Something has to be made, so that there is a run to disturb.
    const article = join(content, 'article', 'article-desk-breaks.json')
    writeFileSync(article, readFileSync(article, 'utf8').replace(/"title": "[^"]*"/, '"title": "Breaks at the desk"'))
    await publishFolder(
      content,
      out,
      withEditor(after, () => writeFileSync(file, edited)),
    )
    await publishFolder(content, clean)
    expect(hashesIn(out)).toEqual(hashesIn(clean))
    expect(hashesIn(out)).not.toEqual(before)
  })
})

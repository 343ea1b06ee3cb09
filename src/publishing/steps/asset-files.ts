import {step} from '../../engine/step.ts'
import {toPlain, type PlainMessage} from '../../checks/reports/message-record.ts'
import {assetFileName} from '../../content/assets.ts'
import {quote, toMessage} from '../../content/findings.ts'
import {outputPaths} from '../../site/addresses.ts'
import {collections} from '../collections.ts'
import {assets} from '../inputs.ts'

/** The pictures and files that something shows. If one cannot be read, its earlier copy stays. */
export const assetFiles = step<{readonly findings: readonly PlainMessage[]}>({
  name: 'asset files',
  over: collections.shown,
  make: async (ask, id, past) => {
    const name = assetFileName(id)
    if (name === undefined) return {}
    const path = outputPaths.asset(name)
    const [newsletter] = ask.slice(collections.mailed(id), {page: 1, size: 1})
    const source = newsletter === undefined ? {} : {source: newsletter.key}
    const earlier = past.fileAt(path) === undefined ? [] : [{path, ...source}]
    const origin = ask.fact(assets, id, 'origin')
    if (origin === undefined) return {files: earlier}
    try {
      const bytes = await ask.blob(assets, id)
      if (bytes === undefined) throw new Error('nothing is there')
      return {files: [{path, parts: [bytes], ...source}]}
    } catch (cause) {
      const finding = {
        reason: `Cannot read picture ${quote(origin)}, expected its bytes`,
        actual: id,
        cause,
      }
      const message = toMessage(finding, {ruleId: 'image-asset', severity: 'error', source: 'export'})
      return {
        facts: {findings: [toPlain(message)]},
        files: earlier,
        places: [{in: collections.findings, at: id}],
      }
    }
  },
})

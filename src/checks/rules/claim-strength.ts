import {isNonEmptyString, isRecord} from '../../content/document.ts'
import {quote, shorten, type Finding} from '../../content/findings.ts'
import type {Path} from '../../content/path.ts'
import {proseBlocks, blockText} from '../../content/portable-text.ts'
import {defineRule} from '../rule.ts'

/** A benefit makes no promises: no `cures`, `eliminates`, `guaranteed`, `proven`. */
export const claimStrength = defineRule({
  id: 'claim-strength',
  createCheck: () =>
    function* ({type, document}) {
      if (type !== 'benefit') return
      for (const field of ['title', 'claim']) {
        const text = document[field]
        if (isNonEmptyString(text)) yield* inText(text, [field])
      }
      for (const {block, path} of proseBlocks(document)) {
        if (isRecord(block)) yield* inText(blockText(block), path)
      }
    },
})

/** Words that no health claim may use. They are allowed after a negation ("has not been proven"). */
const tooStrong =
  /(?<!\b(?:not|never|no|nor|nothing|nobody|cannot|hasn[’']t|isn[’']t|doesn[’']t|without)\s+(?:(?:yet|been|is|has|have|a|any|be|a known)\s+){0,2})\b(?:cures?|cured|curing|eliminates?|eliminated|guarantees?|guaranteed|proven|proves)\b/iu

function* inText(text: string, path: Path): Generator<Finding> {
  const [word] = tooStrong.exec(text) ?? []
  if (word === undefined) return
  yield {
    reason: `Unexpected ${quote(word)} in a benefit, expected words no stronger than its evidence`,
    path,
    actual: shorten(text),
    expected: ['may', 'can', 'might', 'could'],
  }
}

import type {Finding} from '../../content/findings.ts'
import type {KnownTypes} from '../known-types.ts'
import type {PathSegment} from '../../content/path.ts'
import type {FlowContext, Vocabulary} from '../tree/vocabulary.ts'

/**
 * `portable`: CommonMark and GFM, for any reader. `source`: nothing is lost; what Markdown cannot express is written as
 * directives.
 */
export type Dialect = 'portable' | 'source'

/** What writers of Portable Text need in addition to the value itself. */
export interface WriteContext extends FlowContext<WriteContext> {
  readonly types: KnownTypes
}

export function createWriteContext(
  vocabulary: Vocabulary<WriteContext>,
  types: KnownTypes,
  report: (finding: Finding) => void,
): WriteContext {
  const trail: PathSegment[] = []
  return {
    vocabulary,
    types,
    trail,
    report: (finding) => report({...finding, path: [...trail, ...(finding.path ?? [])]}),
  }
}

import {defineMailCheck} from './mail-check.ts'
import {attribute, elementsIn} from './mail-document.ts'

export const mailLayout = defineMailCheck({
  id: 'mail-layout',
  promise: 'Screen readers pass over the tables that only lay out',
  *check({tree}) {
    const tables = elementsIn(tree, 'table').filter(
      (table) => !['presentation', 'none'].includes(attribute(table, 'role') ?? ''),
    )
    if (tables.length === 0) return
    yield {
      reason: `Unexpected tables without role="presentation": ${tables.length}, expected none`,
      actual: String(tables.length),
    }
  },
})

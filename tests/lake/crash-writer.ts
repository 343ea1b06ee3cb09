import {join} from 'node:path'
import {openFolderLake} from '../../lake/local-lake.ts'

/* Writes as fast as it can until it is killed, and prints what was acknowledged. */
const [, , folder = ''] = process.argv
const {lake} = await openFolderLake({
  content: join(folder, 'content'),
  database: join(folder, 'lake.db'),
  report: ({reason}) => process.stderr.write(`${reason}\n`),
})
process.stdout.write('ready\n')
for (let turn = 0; ; turn++) {
  const id = `d${turn % 5}`
  const count = Number((lake.get(`drafts.${id}`) ?? lake.get(id))?.['n'] ?? 0) + 1
  const base = {_type: 'counter', n: count}
  const twin = {createOrReplace: {_id: `twin-${id}`, ...base}}
  if (turn % 3 === 0) {
    await lake.mutate([{createOrReplace: {_id: `drafts.${id}`, ...base}}, twin])
    lake.act([{actionType: 'sanity.action.document.publish', draftId: `drafts.${id}`, publishedId: id}])
  } else {
    await lake.mutate([{createOrReplace: {_id: `drafts.${id}`, ...base}}, twin])
  }
  process.stdout.write(`ok ${id} ${count}\n`)
  await new Promise((resolve) => setImmediate(resolve))
}

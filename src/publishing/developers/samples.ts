import {feedPath, fileUrl, outputPaths} from '../../site/addresses.ts'
import type {Site} from '../../site/site.ts'

/** Code that a developer can copy, or data to look at. */
export interface Sample {
  readonly name: string
  readonly code: string
}

/** Returns samples for the first things that developers do with the files. */
export function samplesFor(site: Site): Sample[] {
  const feed = fileUrl(site, feedPath('', 'json', 'full'))
  const list = fileUrl(site, outputPaths.list('articles'))
  const changes = fileUrl(site, outputPaths.changes())
  return [
    {name: 'Shell: the newest articles', code: `curl -s ${feed} | jq '.items[] | {id, title, url}'\n`},
    {
      name: 'JavaScript: every article, page by page',
      code: `const list = await (await fetch('${list}')).json()
for (let url = list.links.first; url; ) {
  const page = await (await fetch(url)).json()
  for (const article of page.items) {
    console.log(article.recall ? 'WITHDRAWN' : 'published', article.title, article.api)
  }
  url = page.links.next
}
`,
    },
    {
      name: 'Python: what changed',
      code: `import json, urllib.request

with urllib.request.urlopen("${changes}") as answer:
    changes = json.load(answer)
for change in changes["items"]:
    print(change["seq"], change["kind"], change["id"])
`,
    },
  ]
}

/**
 * The script of the search page. It reads the index that the API has, from beside itself, and shows what it finds with all
 * that must stand beside a summary. A test runs it in a browser.
 */
export const searchScript = `import MiniSearch from './minisearch.js'

const results = document.getElementById('results')
const field = document.getElementById('q')
const base = new URL('../', import.meta.url)
const get = async (path) => {
  const response = await fetch(new URL(path, base))
  if (!response.ok) throw new Error(path + ' answered ' + response.status)
  return response.json()
}
const element = (name, text) => Object.assign(document.createElement(name), text === undefined ? {} : {textContent: text})
let loading
const load = () => (loading ??= (async () => {
  const {options, shards} = await get('api/v1/search/index.json')
  return Promise.all(shards.map(async ({url}) => MiniSearch.loadJS((await get('api/v1/search/' + url.split('/').at(-1))).index, options)))
})())

const show = (hits, {found, nothing, withdrawn, care, site}) => {
  results.replaceChildren(element('p', hits.length === 0 ? nothing : found.replace('{n}', String(hits.length))))
  const list = element('ul')
  list.className = 'cards'
  for (const hit of hits.slice(0, 30)) {
    const item = element('li')
    item.className = 'card'
    const body = element('div')
    const heading = element('h2')
    const link = element('a', hit.title)
    link.href = hit.url.startsWith(site + '/') ? new URL(hit.url.slice(site.length + 1), base).href : hit.url
    heading.append(link, hit.recalled ? ' (' + withdrawn.toLowerCase() + ')' : '')
    body.append(heading)
    if (hit.summary) body.append(element('p', hit.summary))
    if (hit.notices?.length) {
      const details = element('details')
      details.className = 'care'
      const notices = element('ul')
      notices.className = 'notices'
      notices.append(...hit.notices.map((notice) => element('li', notice)))
      details.append(element('summary', care), notices)
      body.append(details)
    }
    item.append(body)
    list.append(item)
  }
  results.append(list)
}

const search = async () => {
  const words = field.value.trim()
  if (words === '') return results.replaceChildren()
  try {
    const parts = await load()
    show(parts.flatMap((part) => part.search(words)).sort((a, b) => b.score - a.score), results.dataset)
  } catch (error) {
    results.replaceChildren(element('p', String(error)))
  }
}

field.value = new URLSearchParams(location.search).get('q') ?? ''
field.form.addEventListener('submit', (event) => {
  event.preventDefault()
  history.replaceState(null, '', '?q=' + encodeURIComponent(field.value))
  void search()
})
let timer
field.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(search, 150)
})
void search()
`

import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import type {ServiceDraft} from './service.ts'

/**
 * Renders the page that explains how to paste an issue into services that take no drafts from programs.
 * @param body - what is inside `<body>` of the mail
 */
export function pastePage({title, subject, preheader, simpleHtml}: ServiceDraft, body: string): string {
  const tree = h('html', {lang: 'en'}, [
    h('head', [
      h('meta', {charSet: 'utf-8'}),
      h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
      h('title', `${title}: copy and paste`),
      h('style', style),
    ]),
    h('body', [
      h('h1', `${title}: copy and paste`),
      h('p', 'For services that take no drafts from programs. Nothing is sent by this page.'),
      h('h2', 'Subject'),
      h('div', {className: ['box'], id: 'subject'}, subject),
      copy('subject', 'Copy the subject'),
      h('h2', 'Preview text'),
      h('div', {className: ['box'], id: 'preheader'}, preheader),
      copy('preheader', 'Copy the preview text'),
      h('h2', 'Substack, and other editors that take rich text'),
      h('ol', [
        h('li', 'Make a new post. Paste the subject as its title, and the preview text as its subtitle.'),
        h('li', 'Press the button below, click into the text of the post, and paste (Ctrl+V or Cmd+V).'),
        h('li', 'Look through it: pictures are taken over from their addresses, which must be online by then.'),
        h('li', 'Keep “Please note” and “When to get medical help” at the end: they belong to the text.'),
        h('li', 'Send yourself a test, then publish. Substack adds its own footer.'),
      ]),
      copy('content', 'Copy the text'),
      h('div', {className: ['box'], id: 'content'}, [{type: 'comment', value: place}]),
      h('h2', 'beehiiv, and other editors with a block for HTML'),
      h('ol', [
        h('li', 'Make a new post. Paste the subject and the preview text into its settings.'),
        h('li', 'Add a block for HTML (in beehiiv: type “/” and choose “HTML snippet”).'),
        h('li', 'Press the button below, click into the block, and paste.'),
        h('li', 'The link to unsubscribe in it is your own: remove it if the service brings one.'),
        h('li', 'Send yourself a test before you send.'),
      ]),
      copy('html', 'Copy the HTML'),
      h('textarea', {id: 'html', readOnly: true, ariaLabel: 'The HTML of the mail'}, body),
      h('script', script),
    ]),
  ])
  return `<!doctype html>\n${toHtml(tree).replace(`<!--${place}-->`, () => simpleHtml)}\n`
}

const style = `
:root{color-scheme:light dark}
body{margin:0 auto;max-width:44rem;padding:1.5rem 1.25rem 4rem;font:1rem/1.6 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
h1{font-size:1.6rem;line-height:1.25}
.box{border:1px solid #8a94a0;border-radius:.5rem;padding:1rem;margin:.5rem 0 1rem;overflow-wrap:anywhere}
.box img{max-width:100%;height:auto}
textarea{width:100%;height:8rem;box-sizing:border-box;font:.85rem/1.4 ui-monospace,Menlo,Consolas,monospace}
button{font:inherit;padding:.3rem .9rem;cursor:pointer}
`

/** Marks where the text goes. The text is already HTML. */
const place = 'text'

/**
 * Selects the element that a button names and copies it. All but text fields are copied as rich text. If copying fails,
 * the selection can be copied by hand.
 */
const script = `
for (const button of document.querySelectorAll('button[data-copy]')) {
  button.addEventListener('click', () => {
    const target = document.getElementById(button.dataset.copy)
    if (target instanceof HTMLTextAreaElement) target.select()
    else getSelection().selectAllChildren(target)
    button.textContent = document.execCommand('copy') ? 'Copied' : 'Selected: press Ctrl+C or Cmd+C'
  })
}
`

function copy(id: string, words: string) {
  return h('p', [h('button', {type: 'button', dataCopy: id}, words)])
}

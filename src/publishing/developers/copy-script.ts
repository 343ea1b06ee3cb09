/**
 * Adds a copy button to every sample. The page works without it: samples can be selected and copied by hand. The page's
 * content security policy (src/site/serving.ts) allows only this script, by its hash. A test checks that hash.
 */
export const copyScript = `for (const sample of document.querySelectorAll('.sample')) {
  const button = document.createElement('button')
  button.className = 'copy'
  button.type = 'button'
  button.textContent = 'Copy'
  button.setAttribute('aria-label', 'Copy: ' + sample.dataset.name)
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(sample.querySelector('code').textContent)
      button.textContent = 'Copied'
    } catch {
      getSelection().selectAllChildren(sample.querySelector('code'))
      button.textContent = 'Press Ctrl+C'
    }
    setTimeout(() => (button.textContent = 'Copy'), 2000)
  })
  sample.append(button)
}
`

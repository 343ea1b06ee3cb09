/**
 * Adds a button to every sample. The page is whole without it: samples can be marked and copied by hand. The policy of the page
 * (src/site/serving.ts) lets this script run and no other, by its hash; a test holds the two together.
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

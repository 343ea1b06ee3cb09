import {bytesToHex} from '@noble/hashes/utils.js'
import {sha256} from '@noble/hashes/sha2.js'
import {selfContained} from '../../src/pages/preview/self-contained.ts'
import type {PagePreview} from '../../src/pages/preview/make-page.ts'

/** Saves a page as one file, for a reviewer who has no Studio. The same file as that of `npm run preview`. */
export async function saveReview({html, resource}: PagePreview, pictures: ReadonlyMap<string, string>): Promise<void> {
  const digest = bytesToHex(sha256(new TextEncoder().encode(html)))
  const file = await selfContained(html, {at: new Date().toISOString(), digest}, pictures, loadPicture)
  const url = URL.createObjectURL(new Blob([file], {type: 'text/html'}))
  const link = Object.assign(document.createElement('a'), {href: url, download: `review-${resource.slug}.html`})
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), keepFor)
}

/** The browser has taken the file after this many milliseconds. */
const keepFor = 60_000

async function loadPicture(url: string): Promise<string | undefined> {
  if (url.startsWith('data:')) return url
  const response = await fetch(url).catch(() => undefined)
  if (response?.ok !== true) return undefined
  const blob = await response.blob()
  return new Promise((resolve) => {
    const reader = new FileReader()
    reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : undefined))
    reader.addEventListener('error', () => resolve(undefined))
    reader.readAsDataURL(blob)
  })
}

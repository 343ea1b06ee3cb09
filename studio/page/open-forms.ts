import type {Path} from '@sanity/types'
import {publishedIdOf} from '../../src/content/ids.ts'

/** The form of a document that is open in this window: what has the focus in it, and how to give it to something else. */
export interface OpenForm {
  readonly focusPath: Path
  readonly focus: (path: Path) => void
}

const forms = new Map<string, OpenForm>()
const watchers = new Set<() => void>()

/** Tells what is beside a form that it is there. @returns a function that takes it back */
export function noteForm(documentId: string, form: OpenForm): () => void {
  const id = publishedIdOf(documentId)
  forms.set(id, form)
  tell()
  return () => {
    if (forms.get(id) === form) forms.delete(id)
  }
}

/** The form of a document, if it is open. */
export function formOf(documentId: string): OpenForm | undefined {
  return forms.get(publishedIdOf(documentId))
}

/** Calls a function whenever the focus moves. @returns a function that ends it */
export function watchForms(watcher: () => void): () => void {
  watchers.add(watcher)
  return () => {
    watchers.delete(watcher)
  }
}

function tell(): void {
  for (const watcher of watchers) watcher()
}

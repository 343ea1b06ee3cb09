import {
  useDocumentOperation,
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
} from 'sanity'
import {addressesAfter} from '../src/content/previous-slugs.ts'

/**
 * Publishing, with the old address kept when it changes: redirects are made from it, and nobody else may take it
 * (`unique-slug`).
 */
export function keepAddresses(publish: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(publish) ?? withKeptAddresses(publish)
  wrapped.set(publish, known)
  return known
}

/** Studio tells actions apart by identity: each is wrapped once. */
const wrapped = new WeakMap<DocumentActionComponent, DocumentActionComponent>()

function withKeptAddresses(publish: DocumentActionComponent): DocumentActionComponent {
  const usePublishAndKeep = (props: DocumentActionProps): DocumentActionDescription | null => {
    const description = publish(props)
    const {patch} = useDocumentOperation(props.id, props.type)
    if (description === null) return null
    const handle = (): void => {
      const addresses = addressesAfter(props.published, props.draft)
      if (addresses !== undefined) patch.execute([{set: {previousSlugs: addresses}}])
      description.onHandle?.()
    }
    return {...description, onHandle: handle}
  }
  return Object.assign(usePublishAndKeep, {action: 'publish'} as const)
}

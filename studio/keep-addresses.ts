import {
  useDocumentOperation,
  type DocumentActionComponent,
  type DocumentActionDescription,
  type DocumentActionProps,
} from 'sanity'
import {addressesAfter} from '../src/content/previous-slugs.ts'

/**
 * Wraps the publish action so that it keeps the old address when the address changes. The old address becomes a
 * redirect, and no other document may use it (rule `unique-slug`).
 */
export function keepAddresses(publish: DocumentActionComponent): DocumentActionComponent {
  const known = wrapped.get(publish) ?? withKeptAddresses(publish)
  wrapped.set(publish, known)
  return known
}

/** Studio identifies actions by reference, so each is wrapped only once. */
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

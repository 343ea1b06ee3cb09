import {useEffect, useState} from 'react'
import {useClient} from 'sanity'
import {isSanityDocument, slugOf, titleOf} from '../../src/content/document.ts'
import {publishedIdOf} from '../../src/content/ids.ts'
import {refsOf} from '../../src/content/references.ts'
import {codesIn, type MapRegion} from '../../src/pages/body-map/body-map.ts'

/** A body region, as editors choose it. */
export interface KnownRegion extends MapRegion {
  /** Whether it is published. A reference to one that is not is weak until it is. */
  readonly isPublished: boolean
}

/** Reads all body regions, drafts before what is published, and follows their changes. Undefined while they are read. */
export function useRegions(): readonly KnownRegion[] | undefined {
  const client = useClient({apiVersion})
  const [regions, setRegions] = useState<readonly KnownRegion[]>()
  useEffect(() => {
    let isCurrent = true
    const read = async (): Promise<void> => {
      const found: unknown = await client.fetch(query, {}, {perspective: 'raw'})
      if (isCurrent) setRegions(toRegions(found))
    }
    // Where regions cannot be read, the field is still there.
    const readOrNot = (): void => void read().catch(() => isCurrent && setRegions([]))
    readOrNot()
    const changes = client
      .listen('*[_type == "bodyRegion"]', {}, {includeResult: false, visibility: 'query'})
      .subscribe(readOrNot)
    return () => {
      isCurrent = false
      changes.unsubscribe()
    }
  }, [client])
  return regions
}

const apiVersion = '2025-02-19'

const query = '*[_type == "bodyRegion" && !(_id in path("versions.**"))]{_id, _type, name, slug, includes, parent}'

function toRegions(found: unknown): KnownRegion[] {
  const documents = (Array.isArray(found) ? found : []).filter(isSanityDocument)
  return [...Map.groupBy(documents, ({_id: id}) => publishedIdOf(id))]
    .flatMap(([id, forms]) => {
      const shown = forms.find((form) => form._id !== id) ?? forms[0]
      if (shown === undefined) return []
      return [
        {
          id,
          title: titleOf(shown),
          url: slugOf(shown) ?? '',
          codes: codesIn(shown['includes']),
          parent: refsOf(shown['parent'])[0],
          isPublished: forms.some((form) => form._id === id),
        },
      ]
    })
    .toSorted((one, other) => one.title.localeCompare(other.title))
}

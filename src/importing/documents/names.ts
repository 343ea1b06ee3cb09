import {isNonEmptyString, slugOf, stringsIn, titleOf, type SanityDocument} from '../../content/document.ts'

/** Finds existing documents by what people call them. */
export interface Names {
  /** The document of a type that has this name, alias or slug. */
  readonly find: (type: string, name: string) => SanityDocument | undefined
  /** The documents of a type whose names occur in a text, in the order of occurrence. */
  readonly in: (type: string, text: string) => SanityDocument[]
}

export function createNames(documents: Iterable<SanityDocument>): Names {
  const byType = new Map<string, Array<readonly [name: string, document: SanityDocument]>>()
  for (const document of documents) {
    const names = byType.get(document._type) ?? []
    names.push(...namesOf(document).map((name) => [name, document] as const))
    byType.set(document._type, names)
  }
  const of = (type: string) => byType.get(type) ?? []
  return {
    find: (type, name) => of(type).find(([known]) => known === plain(name))?.[1],
    in: (type, text) => {
      const words = ` ${plain(text)} `
      const found = of(type)
        .map(([name, document]) => ({document, at: words.indexOf(` ${name} `)}))
        .filter(({at}) => at !== -1)
        .toSorted((a, b) => a.at - b.at)
      return [...new Map(found.map(({document}) => [document._id, document])).values()]
    },
  }
}

function namesOf(document: SanityDocument): string[] {
  const {alsoKnownAs, anatomicalName} = document
  const own = [titleOf(document), slugOf(document), anatomicalName].filter(isNonEmptyString)
  return [...new Set([...own, ...stringsIn(alsoKnownAs)].map(plain))].filter((name) => name !== '')
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

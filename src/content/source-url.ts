import {isNonEmptyString, type SanityDocument} from './document.ts'

/** Returns the address where a source can be read: from its DOI, else from its PubMed id, else its own `url`. */
export function sourceUrl({doi, pmid, url}: SanityDocument): string | undefined {
  if (isNonEmptyString(doi)) return `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`
  if (isNonEmptyString(pmid)) return `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`
  return isNonEmptyString(url) ? url : undefined
}

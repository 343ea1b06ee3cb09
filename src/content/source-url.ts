import {isNonEmptyString, type SanityDocument} from './document.ts'

/** Where a source can be read: its DOI's address, else PubMed's, else its own. */
export function sourceUrl({doi, pmid, url}: SanityDocument): string | undefined {
  if (isNonEmptyString(doi)) return `https://doi.org/${doi.split('/').map(encodeURIComponent).join('/')}`
  if (isNonEmptyString(pmid)) return `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(pmid)}/`
  return isNonEmptyString(url) ? url : undefined
}

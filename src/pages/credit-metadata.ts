import type {Element} from 'xast'
import type {Licence} from '../pictures/picture.ts'
import {element, renderXml} from '../text/write/xml.ts'

/**
 * Writes credit and licence as XMP, in the fields that search engines read
 * (https://developers.google.com/search/docs/appearance/structured-data/image-license-metadata).
 */
export function creditMetadata({credit, licence}: {credit?: string | undefined; licence?: Licence | undefined}) {
  const {name, url} = licence ?? {}
  if (credit === undefined && name === undefined && url === undefined) return undefined
  return renderXml(
    element('x:xmpmeta', {'xmlns:x': 'adobe:ns:meta/'}, [
      element('rdf:RDF', {'xmlns:rdf': 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'}, [
        element(
          'rdf:Description',
          {
            'rdf:about': '',
            'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
            'xmlns:photoshop': 'http://ns.adobe.com/photoshop/1.0/',
            'xmlns:xmpRights': 'http://ns.adobe.com/xap/1.0/rights/',
            'photoshop:Credit': credit,
            'xmpRights:WebStatement': url,
          },
          [words('dc:rights', credit), words('xmpRights:UsageTerms', name ?? url)],
        ),
      ]),
    ]),
  )
}

/** A text of one language, as XMP has it. */
function words(field: string, value: string | undefined): Element | undefined {
  return value === undefined
    ? undefined
    : element(field, {}, [element('rdf:Alt', {}, [element('rdf:li', {'xml:lang': 'x-default'}, [value])])])
}

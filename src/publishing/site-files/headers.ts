import type {RenderedEdition} from '../rendered-edition.ts'
import {pathPrefix, servingRules} from '../../site/serving.ts'
import {outputPaths} from '../../site/addresses.ts'
import type {RenderedFile} from '../../files/rendered-file.ts'

/**
 * Renders the headers that Cloudflare Pages, Netlify and others send
 * (https://developers.cloudflare.com/pages/configuration/headers/).
 */
export function renderHeaders({edition: {site}}: RenderedEdition): RenderedFile[] {
  const rules = servingRules.map(({pattern, headers}) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
    return `${pathPrefix(site)}${pattern}\n${lines.join('')}`
  })
  return [{path: outputPaths.headerRules, text: rules.join('\n')}]
}

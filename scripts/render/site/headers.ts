import type {Edition} from '../../model/published.ts'
import {pathPrefix, servingRules} from '../../model/serving.ts'
import {outputPaths} from '../../model/site.ts'
import type {RenderedFile} from '../rendered-file.ts'

/** The headers that Cloudflare Pages, Netlify and others send (https://developers.cloudflare.com/pages/configuration/headers/). */
export const renderHeaders = ({publication: {site}}: Edition): RenderedFile[] => {
  const rules = servingRules.map(({pattern, headers}) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
    return `${pathPrefix(site)}${pattern}\n${lines.join('')}`
  })
  return [{path: outputPaths.headerRules, text: rules.join('\n')}]
}

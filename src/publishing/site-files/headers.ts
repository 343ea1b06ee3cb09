import {pathPrefix, servingRules} from '../../site/serving.ts'
import type {Site} from '../../site/site.ts'

/**
 * Renders the headers that Cloudflare Pages, Netlify and others send
 * (https://developers.cloudflare.com/pages/configuration/headers/).
 */
export function renderHeaders(site: Site): string {
  const rules = servingRules.map(({pattern, headers}) => {
    const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
    return `${pathPrefix(site)}${pattern}\n${lines.join('')}`
  })
  return rules.join('\n')
}

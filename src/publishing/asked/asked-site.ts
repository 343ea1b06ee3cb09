import type {Ask} from '../../engine/ask.ts'
import type {Site} from '../../site/site.ts'
import {settings} from '../steps/settings.ts'

/** The settings of the site. Each is a question of its own. */
export function askedSite(ask: Ask): Site {
  return {
    get publisher() {
      return ask.fact(settings, '', 'publisher') ?? ''
    },
    get description() {
      return ask.fact(settings, '', 'description')
    },
    get language() {
      return ask.fact(settings, '', 'language') ?? ''
    },
    get licence() {
      return ask.fact(settings, '', 'licence')
    },
    get logo() {
      return ask.fact(settings, '', 'logo')
    },
    get hasPages() {
      return ask.fact(settings, '', 'hasPages') ?? true
    },
    get brandColour() {
      return ask.fact(settings, '', 'brandColour')
    },
    get offersOriginals() {
      return ask.fact(settings, '', 'offersOriginals') ?? false
    },
    get webSubHub() {
      return ask.fact(settings, '', 'webSubHub')
    },
    get siteUrl() {
      return ask.fact(settings, '', 'siteUrl') ?? ''
    },
    get feedsUrl() {
      return ask.fact(settings, '', 'feedsUrl') ?? ''
    },
    get tagAuthority() {
      return ask.fact(settings, '', 'tagAuthority') ?? ''
    },
    get emergencyNumbers() {
      return ask.fact(settings, '', 'emergencyNumbers') ?? []
    },
    get feedback() {
      return ask.fact(settings, '', 'feedback')
    },
    get tagYear() {
      return ask.fact(settings, '', 'tagYear') ?? 0
    },
  }
}

import {step} from '../../engine/step.ts'
import {kinds} from '../../content/kinds.ts'
import {createSite, type Site} from '../../site/site.ts'
import {mailFeedFolder} from '../../site/addresses.ts'
import {askedSnapshot} from '../asked/asked-snapshot.ts'
import {collections} from '../collections.ts'

/** The settings of the site, with defaults for those that are missing. Lists and feeds that every site has begin here. */
export const settings = step<Site>({
  name: 'settings',
  make: (ask) => {
    const site = createSite(askedSnapshot(ask))
    return {
      facts: {...site},
      places: [
        ...kinds.map(({folder}) => ({in: collections.lists, at: folder})),
        ...['all', 'summary', mailFeedFolder].map((feed) => ({in: collections.feeds, at: feed})),
        ...(site.logo === undefined ? [] : [{in: collections.shown, at: site.logo.assetId}]),
      ],
    }
  },
})

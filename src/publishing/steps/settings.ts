import {step} from '../../engine/step.ts'
import {kinds} from '../../content/kinds.ts'
import {createSite, type Site} from '../../site/site.ts'
import {mailFeedFolder} from '../../site/addresses.ts'
import type {DrawnPicture} from '../../pages/picture.ts'
import {renditionsOf} from '../../pictures/renditions.ts'
import {askedPictures} from '../asked/asked-pictures.ts'
import {askedSnapshot} from '../asked/asked-snapshot.ts'
import {choices} from '../inputs.ts'
import {collections} from '../collections.ts'
import {placeOfSeen, placesOfDrawing} from '../shown-pictures.ts'

/** The settings of the site, with defaults for those that are missing. Lists and feeds that every site has begin here. */
export const settings = step<Site>({
  name: 'settings',
  make: (ask) => {
    const site = createSite(askedSnapshot(ask), askedPictures(ask).find, ask.fact(choices, '', 'baseUrl'))
    const logo = logoIn(site)
    return {
      facts: {...site},
      places: [
        ...kinds.map(({folder}) => ({in: collections.lists, at: folder})),
        ...['all', 'summary', mailFeedFolder].map((feed) => ({in: collections.feeds, at: feed})),
        ...(logo === undefined ? [] : [...placesOfDrawing(logo), placeOfSeen(logo)]),
      ],
    }
  },
})

function logoIn({logo}: Site): DrawnPicture | undefined {
  const renditions = logo === undefined ? undefined : renditionsOf(logo.picture)
  return logo === undefined || renditions === undefined ? undefined : {picture: logo.picture, renditions}
}

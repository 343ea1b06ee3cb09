import {step} from '../../engine/step.ts'
import {isResource} from '../../contract/resource-types.ts'
import {feedFormatNames} from '../../site/feed-formats.ts'
import {askedSite} from '../asked/asked-site.ts'
import {collections} from '../collections.ts'
import {itemForms, renderItem} from '../feeds/rendered-item.ts'
import {pages} from './pages.ts'

const decoder = new TextDecoder()

/** Items of feeds, in the forms and formats that some feed shows. Every article already has those of the main archive. */
export const items = step<object>({
  name: 'items',
  over: collections.items,
  isParallel: true,
  make: (ask, key) => {
    const [id = '', formName, formatName] = key.split('/')
    const form = itemForms.find((each) => each === formName)
    const format = feedFormatNames.find((each) => each === formatName)
    const file = ask.fact(pages, id, 'resource')
    const bytes = file === undefined ? undefined : ask.published(file.path)
    if (form === undefined || format === undefined || bytes === undefined) return {}
    const resource: unknown = JSON.parse(decoder.decode(bytes))
    return isResource(resource) ? {bytes: {item: renderItem(resource, form, format, askedSite(ask))}} : {}
  },
})

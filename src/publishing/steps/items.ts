import {step} from '../../engine/step.ts'
import {feedFormatNames} from '../../site/feed-formats.ts'
import {askedResource} from '../asked/asked-resource.ts'
import {askedSite} from '../asked/asked-site.ts'
import {collections} from '../collections.ts'
import {itemForms, renderItem, renderMailItem} from '../feeds/rendered-item.ts'

/** Items of feeds, in the forms and formats that some feed shows. */
export const items = step<object>({
  name: 'items',
  over: collections.items,
  isParallel: true,
  make: async (ask, key) => {
    const [id = '', formName, formatName] = key.split('/')
    const form = itemForms.find((each) => each === formName)
    const format = feedFormatNames.find((each) => each === formatName)
    const resource = askedResource(ask, id)
    if (form === undefined || format === undefined || resource === undefined) return {}
    const site = askedSite(ask)
    const item =
      form === 'mail' ? await renderMailItem(resource, format, site) : renderItem(resource, form, format, site)
    return {bytes: {item}}
  },
})

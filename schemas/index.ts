import './fields/reading.ts'
import {article} from './documents/article.ts'
import {benefit} from './documents/benefit.ts'
import {bodyRegion} from './documents/body-region.ts'
import {caveat} from './documents/caveat.ts'
import {condition} from './documents/condition.ts'
import {feed} from './documents/feed.ts'
import {newsletter} from './documents/newsletter.ts'
import {person} from './documents/person.ts'
import {siteSettings} from './documents/site-settings.ts'
import {source} from './documents/source.ts'
import {therapy} from './documents/therapy.ts'
import {acceptedWarning} from './objects/accepted-warning.ts'
import {benefitList} from './objects/benefit-list.ts'
import {callout} from './objects/callout.ts'
import {caveatNotice} from './objects/caveat-notice.ts'
import {citation} from './objects/citation.ts'
import {correction} from './objects/correction.ts'
import {evidence} from './objects/evidence.ts'
import {figure} from './objects/figure.ts'
import {internalLink} from './objects/internal-link.ts'
import {link} from './objects/link.ts'
import {anatomicalPart, medicalCode} from './objects/medical-code.ts'
import {newsletterSection} from './objects/newsletter-section.ts'
import {newsletterText} from './objects/newsletter-text.ts'
import {portableText} from './objects/portable-text.ts'
import {recall} from './objects/recall.ts'
import {redFlag} from './objects/red-flag.ts'
import {regionGuide, regionGuideItem} from './objects/region-guide.ts'
import {seo} from './objects/seo.ts'
import {table, tableRow} from './objects/table.ts'

export const documentTypes = [
  article,
  benefit,
  bodyRegion,
  condition,
  therapy,
  caveat,
  person,
  source,
  newsletter,
  feed,
  siteSettings,
]

export const objectTypes = [
  acceptedWarning,
  anatomicalPart,
  benefitList,
  callout,
  caveatNotice,
  citation,
  correction,
  evidence,
  figure,
  internalLink,
  link,
  medicalCode,
  newsletterSection,
  newsletterText,
  portableText,
  recall,
  redFlag,
  regionGuide,
  regionGuideItem,
  seo,
  table,
  tableRow,
]

/** Every type that editors can write. Studio, validation and type generation all use this list. */
export const schemaTypes = [...documentTypes, ...objectTypes]

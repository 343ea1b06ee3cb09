import {ActivityIcon} from '@sanity/icons/Activity'
import {BillIcon} from '@sanity/icons/Bill'
import {BookIcon} from '@sanity/icons/Book'
import {BulbOutlineIcon} from '@sanity/icons/BulbOutline'
import {CogIcon} from '@sanity/icons/Cog'
import {ComponentIcon} from '@sanity/icons/Component'
import {DocumentTextIcon} from '@sanity/icons/DocumentText'
import {EditIcon} from '@sanity/icons/Edit'
import {EnvelopeIcon} from '@sanity/icons/Envelope'
import {HeartIcon} from '@sanity/icons/Heart'
import {ImageIcon} from '@sanity/icons/Image'
import {InfoOutlineIcon} from '@sanity/icons/InfoOutline'
import {LinkIcon} from '@sanity/icons/Link'
import {ListIcon} from '@sanity/icons/List'
import {PinIcon} from '@sanity/icons/Pin'
import {ShareIcon} from '@sanity/icons/Share'
import {SparklesIcon} from '@sanity/icons/Sparkles'
import {ThListIcon} from '@sanity/icons/ThList'
import {UserIcon} from '@sanity/icons/User'
import {WarningOutlineIcon} from '@sanity/icons/WarningOutline'
import type {ComponentType} from 'react'
import type {SchemaTypeDefinition} from 'sanity'
import type {ContentType} from '../src/content/document.ts'
import type {BlockObject} from '../src/content/portable-text.ts'
import {entryOf} from '../src/text/tree/vocabulary.ts'

/** One icon for each type. They are not in `schemas/`, which is data only, so that Node never loads React. */
export const icons: Readonly<Record<ContentType | BlockObject | OtherType, ComponentType>> = {
  article: DocumentTextIcon,
  benefit: HeartIcon,
  bodyRegion: PinIcon,
  condition: ActivityIcon,
  therapy: SparklesIcon,
  caveat: WarningOutlineIcon,
  person: UserIcon,
  source: BookIcon,
  newsletter: EnvelopeIcon,
  feed: ShareIcon,
  siteSettings: CogIcon,
  benefitList: ListIcon,
  callout: InfoOutlineIcon,
  caveatNotice: WarningOutlineIcon,
  citation: BookIcon,
  evidence: BulbOutlineIcon,
  figure: ImageIcon,
  internalLink: LinkIcon,
  link: LinkIcon,
  recall: WarningOutlineIcon,
  regionGuide: PinIcon,
  table: ThListIcon,
  medicalCode: BillIcon,
  anatomicalPart: ComponentIcon,
  acceptedWarning: InfoOutlineIcon,
  correction: EditIcon,
  redFlag: WarningOutlineIcon,
}

/** Returns the types, each with its icon if it has one. */
export function withIcons(types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] {
  return types.map((type) => {
    const icon = entryOf(icons, type.name)
    return icon === undefined ? type : {...type, icon}
  })
}

/** Types inside documents, other than blocks, that have an icon. */
type OtherType =
  | 'acceptedWarning'
  | 'anatomicalPart'
  | 'citation'
  | 'correction'
  | 'redFlag'
  | 'evidence'
  | 'internalLink'
  | 'link'
  | 'medicalCode'
  | 'recall'

import {
  ActivityIcon,
  BillIcon,
  BookIcon,
  BulbOutlineIcon,
  CogIcon,
  ComponentIcon,
  DocumentTextIcon,
  EnvelopeIcon,
  HeartIcon,
  ImageIcon,
  InfoOutlineIcon,
  LinkIcon,
  ListIcon,
  PinIcon,
  ShareIcon,
  SparklesIcon,
  ThListIcon,
  UserIcon,
  WarningOutlineIcon,
} from '@sanity/icons'
import type {ComponentType} from 'react'
import type {SchemaTypeDefinition} from 'sanity'

/** One icon a type. `schemas/` holds data only, so that Node never loads React; Studio adds the pictures here. */
export const icons: Readonly<Record<string, ComponentType>> = {
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
  regionGuide: PinIcon,
  table: ThListIcon,
  medicalCode: BillIcon,
  anatomicalPart: ComponentIcon,
}

/** The same types, each with its icon. */
export const withIcons = (types: readonly SchemaTypeDefinition[]): SchemaTypeDefinition[] =>
  types.map((type) => {
    const icon = icons[type.name]
    return icon === undefined ? type : {...type, icon}
  })

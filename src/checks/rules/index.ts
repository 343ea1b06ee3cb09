import {arrayKeys} from './array-keys.ts'
import {articleSubjects} from './article-subjects.ts'
import {blockChildren} from './block-children.ts'
import {claimCertainty} from './claim-certainty.ts'
import {cyclicEmbedding} from './cyclic-embedding.ts'
import {danglingReference} from './dangling-reference.ts'
import {evidenceChecked} from './evidence-checked.ts'
import {evidenceGraded} from './evidence-graded.ts'
import {evidenceStrength} from './evidence-strength.ts'
import {gradeSource} from './grade-source.ts'
import {headingOrder} from './heading-order.ts'
import {imageAlt} from './image-alt.ts'
import {imageAnimated} from './image-animated.ts'
import {imageAsset} from './image-asset.ts'
import {imageLicence} from './image-licence.ts'
import {imagePrivacy} from './image-privacy.ts'
import {imageSize} from './image-size.ts'
import {knownNodes} from './known-nodes.ts'
import {linkTarget} from './link-target.ts'
import {linkText} from './link-text.ts'
import {listLevel} from './list-level.ts'
import {markDefinitions} from './mark-definitions.ts'
import {newsletterArticles} from './newsletter-articles.ts'
import {newsletterLinks} from './newsletter-links.ts'
import {newsletterNewest} from './newsletter-newest.ts'
import {newsletterRepeat} from './newsletter-repeat.ts'
import {newsletterSections} from './newsletter-sections.ts'
import {newsletterSettings} from './newsletter-settings.ts'
import {notReviewed} from './not-reviewed.ts'
import {orphanBenefit} from './orphan-benefit.ts'
import {ownSiteLink} from './own-site-link.ts'
import {readingLevel} from './reading-level.ts'
import {recallComplete} from './recall-complete.ts'
import {recalledReference} from './recalled-reference.ts'
import {redFlags} from './red-flags.ts'
import {referenceType} from './reference-type.ts'
import {regionTree} from './region-tree.ts'
import {retractedSource} from './retracted-source.ts'
import {reviewOutdated} from './review-outdated.ts'
import {reviewOverdue} from './review-overdue.ts'
import {reviewer} from './reviewer.ts'
import {safeText} from './safe-text.ts'
import {scheduled} from './scheduled.ts'
import {sentenceLength} from './sentence-length.ts'
import {similarTitle} from './similar-title.ts'
import {siteSettings} from './site-settings.ts'
import {slugFormat} from './slug-format.ts'
import {sourceSound} from './source-sound.ts'
import {supersededSource} from './superseded-source.ts'
import {templateSyntax} from './template-syntax.ts'
import {therapyCaveats} from './therapy-caveats.ts'
import {therapyContraindications} from './therapy-contraindications.ts'
import {uniqueSlug} from './unique-slug.ts'
import {wordingAgainstCare} from './wording-against-care.ts'
import {wordingContraindicated} from './wording-contraindicated.ts'
import {wordingCure} from './wording-cure.ts'
import {wordingDose} from './wording-dose.ts'
import {wordingFigures} from './wording-figures.ts'
import {wordingLanguage} from './wording-language.ts'
import {wordingLeftover} from './wording-leftover.ts'
import {wordingMiracle} from './wording-miracle.ts'
import {wordingSafety} from './wording-safety.ts'
import {wordingSponsored} from './wording-sponsored.ts'
import {wordingTestimonial} from './wording-testimonial.ts'
import {wordingVulnerable} from './wording-vulnerable.ts'
import type {Rule} from '../rule.ts'
import type {RuleId} from '../settings.ts'

/** All rules, sorted by id. Checks of single fields are in the schema. */
export const rules: readonly (Rule & {readonly id: RuleId})[] = [
  arrayKeys,
  articleSubjects,
  blockChildren,
  claimCertainty,
  cyclicEmbedding,
  danglingReference,
  evidenceChecked,
  evidenceGraded,
  evidenceStrength,
  gradeSource,
  headingOrder,
  imageAlt,
  imageAnimated,
  imageAsset,
  imageLicence,
  imagePrivacy,
  imageSize,
  knownNodes,
  linkTarget,
  linkText,
  listLevel,
  markDefinitions,
  newsletterArticles,
  newsletterLinks,
  newsletterNewest,
  newsletterRepeat,
  newsletterSections,
  newsletterSettings,
  notReviewed,
  orphanBenefit,
  ownSiteLink,
  readingLevel,
  recallComplete,
  recalledReference,
  redFlags,
  referenceType,
  regionTree,
  retractedSource,
  reviewOutdated,
  reviewOverdue,
  reviewer,
  safeText,
  scheduled,
  sentenceLength,
  similarTitle,
  siteSettings,
  slugFormat,
  sourceSound,
  supersededSource,
  templateSyntax,
  therapyCaveats,
  therapyContraindications,
  uniqueSlug,
  wordingAgainstCare,
  wordingContraindicated,
  wordingCure,
  wordingDose,
  wordingFigures,
  wordingLanguage,
  wordingLeftover,
  wordingMiracle,
  wordingSafety,
  wordingSponsored,
  wordingTestimonial,
  wordingVulnerable,
]

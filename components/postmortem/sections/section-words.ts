import type { ProseSection, SectionId } from '@/lib/domain/postmortem/sections'

/** What an empty section asks for. */
export const SECTION_PROMPTS = {
  summary: 'What happened, whom it hit, for how long, and what ended it. Three sentences that anybody understands.',
  impact: 'What people could not do, in their words. Numbers, and where they come from.',
  wentWell: 'What helped: an alert that fired, a lever that was there, somebody who knew where to look.',
  lucky: 'What could as well have gone the other way, and nobody had planned.',
  learned: 'What we believe now and did not before.',
} satisfies Record<ProseSection, string>

/** Shorter names, where there is less room. */
export const SHORT_TITLES: Partial<Record<SectionId, string>> = { factors: 'Contributing' }

/** Where a section stands in the page. */
export const sectionElementId = (section: SectionId): string => `section-${section}`

/** The fixed sections of a postmortem, in their fixed order. */
export const SECTIONS = [
  'summary',
  'impact',
  'timeline',
  'trigger',
  'rootCauses',
  'factors',
  'wentWell',
  'lucky',
  'learned',
  'preventions',
] as const
export type SectionId = (typeof SECTIONS)[number]

export const SECTION_TITLES = {
  summary: 'Summary',
  impact: 'Impact',
  timeline: 'Timeline',
  trigger: 'Trigger',
  rootCauses: 'Root causes',
  factors: 'Contributing factors',
  wentWell: 'What went well',
  lucky: 'Where we got lucky',
  learned: 'What we learned',
  preventions: 'Preventions',
} satisfies Record<SectionId, string>

/** Sections that are prose, each a root fragment of the document under its own name. */
export const PROSE_SECTIONS = ['summary', 'impact', 'wentWell', 'lucky', 'learned'] as const satisfies SectionId[]
export type ProseSection = (typeof PROSE_SECTIONS)[number]

/** The three lists of cards, each a section of its own. */
export const CARD_LISTS = ['trigger', 'rootCauses', 'factors'] as const satisfies SectionId[]
export type CardList = (typeof CARD_LISTS)[number]

/** What each list answers; the sentence under its title. */
export const CARD_LIST_QUESTIONS = {
  trigger: 'What set it off',
  rootCauses: 'Why it could happen',
  factors: 'What made it worse or longer',
} satisfies Record<CardList, string>

import type { Review } from '../incident/review'
import type { PublishedFacts, PublishedPostmortem } from './published'

/** A postmortem as JSON: `docs/POSTMORTEM_EXPORT.md` says what each field means (SPEC EXPORT-5). */
export interface ExportedPostmortem extends Omit<PublishedPostmortem, 'facts' | 'people'> {
  format: 'evenkeel-postmortem'
  /** Raised when a field changes its meaning; new fields may come without. */
  formatVersion: 1
  incident: PublishedFacts
  /** How the review stands now; null when there is none. */
  review: Review | null
  /** The `seq` of the document's journal; null of a version. */
  head: number | null
}

/** What was published, or would be, in the form of the export; the ids of its people stay here. */
export function exportOf(
  { facts, people: _, ...published }: PublishedPostmortem,
  { review, head }: Pick<ExportedPostmortem, 'review' | 'head'>,
): ExportedPostmortem {
  return { format: 'evenkeel-postmortem', formatVersion: 1, incident: facts, review, head, ...published }
}

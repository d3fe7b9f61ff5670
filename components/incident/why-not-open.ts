import type { TimelineRow } from '@/lib/domain/incident/timeline'

/** Why a question is not among the open ones any more, by its line; without that nobody here knows. */
export function whyNotOpen(row: Pick<TimelineRow, 'redacted' | 'answerSeqs'> | undefined): string {
  if (!row) return 'It left the open questions while you wrote.'
  if (row.redacted) return 'It was redacted while you wrote.'
  if (row.answerSeqs.length > 0) return 'Somebody answered it while you wrote.'
  return 'It is still open; newer questions took its place here.'
}

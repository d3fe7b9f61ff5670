import type { IncidentEvent } from '@/lib/domain/incident/events'

export interface EventPage {
  events: IncidentEvent[]
  headSeq: number
}

/** What was read before a redaction still holds the words. */
export const isRedaction = ({ type }: IncidentEvent): boolean => type === 'entry.redacted'

/**
 * Everything after a `seq`, page by page, telling how far it is. `isOutdated` says that words of what is at hand were
 * redacted since it was read, by whatever follows it: all of it has to be read again (SPEC REPLAY-2).
 */
export async function readLog(
  readPage: (after: number) => Promise<EventPage>,
  after: number,
  onProgress: (share: number) => void,
): Promise<{ events: IncidentEvent[]; isOutdated: boolean }> {
  const events: IncidentEvent[] = []
  // Of what is at hand already only its end is known; a first page is as the log was at its head.
  let asOf = after
  for (;;) {
    const page = await readPage(after + events.length)
    if (asOf === 0) asOf = page.headSeq
    events.push(...page.events)
    const end = after + events.length
    onProgress(page.headSeq === 0 ? 1 : end / page.headSeq)
    if (page.events.length === 0 || end >= page.headSeq) break
  }
  return { events, isOutdated: events.some((event) => event.seq > asOf && isRedaction(event)) }
}

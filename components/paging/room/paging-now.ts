import type { OutboxItem } from '@/lib/client/outbox-item'
import { isUnsent } from '@/lib/client/outbox-item'
import type { IncidentState } from '@/lib/domain/incident/state'
import { type EscalationNow, isUnderWay } from '@/lib/domain/on-call/escalation'
import { isOpenPage, type PageNow } from '@/lib/domain/on-call/page'

/** What of paging matters to a room now. */
export interface PagingNow {
  /** Those that go on, and those where everybody was asked in vain. */
  runs: EscalationNow[]
  /** Those that wait for an answer, and of whom somebody is on the way; the newest first. */
  pages: PageNow[]
}

/** How long it is said that somebody should have arrived. */
const ARRIVED_MS = 15 * 60_000

/** Runs that go on, or ended in vain while somebody is still needed; and the pages that are open or whose people are still to arrive. */
export function pagingNow({ paging, status }: Pick<IncidentState, 'paging' | 'status'>, now: number): PagingNow {
  const isHurting = status === 'active' || status === 'mitigated'
  const isComing = ({ state, arrivesAt }: PageNow) =>
    state === 'accepted' && arrivesAt !== null && Date.parse(arrivesAt) + ARRIVED_MS > now
  return {
    runs: paging.escalations.filter((run) => isUnderWay(run) || (isHurting && run.state === 'finished')),
    pages: paging.pages.filter((page) => isOpenPage(page) || isComing(page)).toReversed(),
  }
}

const PAGING = ['page-person', 'page-service', 'mobilise'] as const

/** Pages this person has asked for that the log does not have yet. */
export const askedUnsent = (outbox: readonly OutboxItem[]): number =>
  outbox.filter((item) => isUnsent(item) && PAGING.some((name) => name === item.name)).length

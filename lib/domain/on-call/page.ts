import { z } from 'zod'
import type { Ref } from '../incident/values'
import type { Urgency } from './channel'

/** How far a demand for somebody's attention is. `delivered` only when the channel says so. */
export const pageStateSchema = z.enum([
  'queued',
  'sent',
  'delivered',
  'seen',
  'acknowledged',
  'accepted',
  'declined',
  'expired',
  'failed',
])
export type PageState = z.infer<typeof pageStateSchema>

/**
 * From each state those that may follow. Somebody may answer late, and may think again: who acknowledged can say when
 * they come, or that they cannot; who declined can come after all.
 */
const NEXT_PAGE_STATES = {
  queued: ['sent', 'delivered', 'seen', 'acknowledged', 'accepted', 'declined', 'expired', 'failed'],
  // A provider may say later that what it took did not arrive.
  sent: ['delivered', 'seen', 'acknowledged', 'accepted', 'declined', 'expired', 'failed'],
  delivered: ['seen', 'acknowledged', 'accepted', 'declined', 'expired'],
  seen: ['acknowledged', 'accepted', 'declined', 'expired'],
  acknowledged: ['accepted', 'declined'],
  accepted: ['accepted', 'declined'],
  declined: ['acknowledged', 'accepted'],
  expired: ['acknowledged', 'accepted', 'declined'],
  failed: ['seen', 'acknowledged', 'accepted', 'declined'],
} satisfies Record<PageState, readonly PageState[]>

/** Whether a page that is `from` may become `to`. */
export const mayBecome = (from: PageState, to: PageState): boolean =>
  (NEXT_PAGE_STATES[from] as readonly PageState[]).includes(to)

/** Nobody has answered it, and somebody still may be told: further attempts are worth making. */
export const isOpenPage = ({ state }: { state: PageState }): boolean =>
  state === 'queued' || state === 'sent' || state === 'delivered' || state === 'seen'

/** Its person takes care, or comes. */
export const isYes = ({ state }: { state: PageState }): boolean => state === 'acknowledged' || state === 'accepted'

/** Nothing more is to be hoped of it. */
export const isNo = ({ state }: { state: PageState }): boolean => state === 'declined' || state === 'failed'

/** A page is open for this long at least, in minutes; one of a step as long as the step waits. */
export const PAGE_LIVES_MINUTES = 60
export const MAX_ETA_MINUTES = 720

/** A page as the state of its incident keeps it. Instants are ISO 8601. */
export interface PageNow {
  id: string
  person: Ref
  state: PageState
  urgency: Urgency
  askedAt: string
  /** The event that asked. */
  askedSeq: number
  /** Who asked for it by hand. */
  askedBy: Ref | null
  expiresAt: string
  /** The escalation that asked, and where in it; null when it was asked by hand. */
  of: { escalationId: string; position: number; lap: number } | null
  answeredAt: string | null
  /** Of one that was accepted: when they will be there. */
  arrivesAt: string | null
}

/** More than these the state of an incident does not keep; those that are over go first. */
const KEEP_OVER = 10
const KEEP_PAGES = 120

/** Lets go of the oldest pages that are over; those that are open or were answered with yes stay. */
export function keptPages(pages: PageNow[]): PageNow[] {
  const isOver = (page: PageNow) => !isOpenPage(page) && !isYes(page)
  const tooMany = pages.filter(isOver).length - KEEP_OVER
  let left = Math.max(0, tooMany)
  const kept = pages.filter((page) => {
    if (left === 0 || !isOver(page)) return true
    left -= 1
    return false
  })
  return kept.slice(-KEEP_PAGES)
}

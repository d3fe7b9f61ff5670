import type { ChipTone } from '@/components/ui/chip'
import { PAGE_FAILURES } from '@/lib/domain/incident/describe-paging'
import type { PageState } from '@/lib/domain/on-call/page'
import type { PageView } from '@/lib/domain/on-call/paging-view'

export const STATE_NAMES = {
  queued: 'Being sent',
  sent: 'Sent',
  delivered: 'Delivered',
  seen: 'Seen',
  acknowledged: 'Acknowledged',
  accepted: 'Coming',
  declined: 'Declined',
  expired: 'Not answered',
  failed: 'Could not be told',
} satisfies Record<PageState, string>

export const STATE_TONES = {
  queued: 'neutral',
  sent: 'neutral',
  delivered: 'neutral',
  seen: 'accent',
  acknowledged: 'verified',
  accepted: 'verified',
  declined: 'line',
  expired: 'warning',
  failed: 'warning',
} satisfies Record<PageState, ChipTone>

/** Who asks, and for what: "Ada Osei pages you", "You are needed for Payments", "Ada Osei mobilises everybody on call". */
export function askedText({
  because,
  askedBy,
  escalation,
}: Pick<PageView, 'because' | 'askedBy' | 'escalation'>): string {
  if (because === 'mobilise') return `${askedBy.name} mobilises everybody on call`
  if (because === 'hand') return `${askedBy.name} pages you`
  return escalation ? `You are paged for ${escalation.service.name}` : 'You are paged'
}

/** What a screen reader says when a page arrives, and the bar on every page in a line. */
export const heardText = (page: PageView): string => `${askedText(page)}: ${page.incident.key}, ${page.incident.title}`

const MY_FAILURES: Record<string, string> = {
  'no-method': 'there is no way to tell you',
  'all-failed': 'every way to tell you failed',
}

/** Why a page was declined, or why nothing reached its person. */
export function reasonText({ state, reason }: Pick<PageView, 'state' | 'reason'>): string | null {
  if (state !== 'failed' || reason === null) return reason
  return Object.entries(PAGE_FAILURES).find(([why]) => why === reason)?.[1] ?? reason
}

/** What became of a page of mine, in a few words. */
export function becameText({ state, reason }: Pick<PageView, 'state' | 'reason'>): string {
  switch (state) {
    case 'acknowledged':
      return 'You acknowledged'
    case 'accepted':
      return 'You said that you come'
    case 'declined':
      return reason ? `You declined: ${reason}` : 'You declined'
    case 'expired':
      return 'Ended without your answer'
    case 'failed':
      return `You could not be told: ${(reason && MY_FAILURES[reason]) || 'nothing got through'}`
    default:
      return 'Waits for your answer'
  }
}

/** What may still be said to a page: who declined can come after all, and the other way round. */
export const answersOf = (state: PageState): { yes: boolean; come: boolean; no: boolean } => ({
  yes: state !== 'acknowledged' && state !== 'accepted',
  come: true,
  no: state !== 'declined',
})

const BADGE = /^\(\d+\) /

/** The title of the tab with the number of pages that wait. */
export function badgedTitle(title: string, waiting: number): string {
  const plain = title.replace(BADGE, '')
  return waiting > 0 ? `(${waiting}) ${plain}` : plain
}

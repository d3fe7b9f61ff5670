'use client'
import type { Route } from 'next'
import type { ReactNode } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { useNow } from '@/components/ui/clock'
import { Link } from '@/components/ui/link'
import { acceptHandOver } from '@/lib/domain/incident/commands/accept-hand-over'
import { declineHandOver } from '@/lib/domain/incident/commands/decline-hand-over'
import { undoTakeRole } from '@/lib/domain/incident/commands/undo-take-role'
import { canUndoTake, offersTo, UNDO_TAKE_MS } from '@/lib/domain/incident/role-rules'
import type { HandoverOffer, TakenRole } from '@/lib/domain/incident/state'
import { ROLE_NAMES } from '@/lib/domain/incident/values'

/** What is asked of this very person, above the timeline; nothing most of the time. */
export function RoomNotices() {
  const { incident, viewer, isClosed } = useRoom()
  return (
    <>
      {incident.duplicateOf && (
        <Notice
          actions={
            <Link
              href={`/incidents/${incident.duplicateOf.key}` as Route}
              className={buttonClass({ variant: 'primary' })}
            >
              Go to {incident.duplicateOf.key}
            </Link>
          }
        >
          This is the same outage as <b className="font-semibold">{incident.duplicateOf.title}</b>. The work goes on
          there.
        </Notice>
      )}
      {!isClosed && offersTo(viewer.id, incident).map((offer) => <OfferNotice key={offer.offerId} offer={offer} />)}
      {!isClosed && <UndoNotices />}
    </>
  )
}

function OfferNotice({ offer }: { offer: HandoverOffer }) {
  const { act } = useRoom()
  const role = ROLE_NAMES[offer.role].toLowerCase()
  return (
    <Notice
      actions={
        <>
          <Button variant="ghost" onClick={() => act(declineHandOver, { offerId: offer.offerId })}>
            Decline
          </Button>
          <Button variant="primary" onClick={() => act(acceptHandOver, { offerId: offer.offerId })}>
            Accept {role}
          </Button>
        </>
      }
      details={offer.brief?.text}
    >
      <b className="font-semibold">{offer.from?.name ?? 'The room'}</b> hands you{' '}
      <b className="font-semibold">{role}</b>.
    </Notice>
  )
}

/** For a minute after somebody took a role of this person, each. */
function UndoNotices() {
  const { incident, viewer } = useRoom()
  const now = useNow(1000)
  const at = new Date(now).toISOString()
  return incident.takenRoles
    .filter(({ role }) => canUndoTake(viewer, incident, role, at))
    .map((taken) => <UndoNotice key={taken.role} taken={taken} now={now} />)
}

function UndoNotice({ taken, now }: { taken: TakenRole; now: number }) {
  const { act } = useRoom()
  // The two clocks may differ a little; nobody is promised more than there is.
  const leftMs = Math.min(UNDO_TAKE_MS, Math.max(0, Date.parse(taken.at) + UNDO_TAKE_MS - now))
  const left = Math.ceil(leftMs / 1000)
  return (
    <Notice actions={<Button onClick={() => act(undoTakeRole, { role: taken.role })}>Undo, {left} s left</Button>}>
      <b className="font-semibold">{taken.by.name}</b> took {ROLE_NAMES[taken.role].toLowerCase()} from you.
    </Notice>
  )
}

interface NoticeProps {
  actions: ReactNode
  details?: string | null | undefined
  children: ReactNode
}

function Notice({ actions, details, children }: NoticeProps) {
  return (
    <div role="status" className="border-accent-line border-b bg-accent-soft px-4 py-2 md:pl-5">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</p>
        <div className="ml-auto flex items-center gap-2">{actions}</div>
      </div>
      {details && (
        <details className="mt-1">
          <summary className="w-fit rounded-1 text-12 text-accent">The brief</summary>
          <p className="scroll-thin mt-1 max-h-60 overflow-y-auto whitespace-pre-wrap text-text-2">{details}</p>
        </details>
      )}
    </div>
  )
}

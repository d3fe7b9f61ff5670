'use client'
import { Moment } from '@/components/on-call/moment'
import { handOverPath } from '@/components/on-call/on-call-path'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorNote } from '@/components/ui/error-note'
import { Link } from '@/components/ui/link'
import { toast } from '@/components/ui/toast'
import { problemsOf } from '@/lib/client/form-problems'
import { useAcceptHandOver } from '@/lib/client/on-call/hand-over'
import type { RotaSummary, SeatNow } from '@/lib/domain/on-call/rota-view'

export interface HandOverWaitingProps {
  rota: RotaSummary
  seat: SeatNow
}

/** A hand-over to me that is near: to be read, and accepted. */
export function HandOverWaiting({ rota, seat: { seat, person, until } }: HandOverWaitingProps) {
  const accept = useAcceptHandOver(rota.id)
  const problem = problemsOf(accept.error, {}).form
  const done = () => toast('You have accepted the hand-over')
  return (
    <div className="flex flex-col gap-2 border-line border-t px-4 py-2.5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <p className="min-w-0 flex-1 basis-56 [overflow-wrap:anywhere]">
          {person ? `${person.name} hands` : 'Nobody hands'} {rota.name}, {seat}, over to you{' '}
          <Moment at={until} zone={rota.zone} className="font-medium" />
        </p>
        <Link href={handOverPath(rota)} className={buttonClass()}>
          Read it
        </Link>
        <Button
          aria-label={`Accept the hand-over of ${rota.name}`}
          isLoading={accept.isPending}
          onClick={() => accept.mutate({ seat, shiftFrom: until, note: '' }, { onSuccess: done })}
        >
          Accept
        </Button>
      </div>
      {problem && <ErrorNote title={problem} />}
    </div>
  )
}

'use client'
import { useState } from 'react'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { nextText, placeText } from '@/components/paging/escalation-words'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { LocalTime } from '@/components/ui/local-time'
import { isOnItsWay } from '@/lib/client/outbox-item'
import { acknowledgeEscalation } from '@/lib/domain/incident/commands/acknowledge-escalation'
import { acknowledgePage } from '@/lib/domain/incident/commands/acknowledge-page'
import { escalateNow } from '@/lib/domain/incident/commands/escalate-now'
import { type EscalationNow, isUnderWay } from '@/lib/domain/on-call/escalation'
import { isOpenPage } from '@/lib/domain/on-call/page'

/** An escalation of this incident: where it is, what comes next and when, who has it and until when. */
export function EscalationItem({ run }: { run: EscalationNow }) {
  const { canRespond, isClosed } = useRoom()
  return (
    <li className="py-1">
      <p className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium" title={run.policy?.name ?? 'Without a policy'}>
          {run.service.name}
        </span>
        <span className="shrink-0 text-12 text-text-3">{placeText(run)}</span>
      </p>
      <How run={run} />
      {canRespond && !isClosed && <Acts run={run} />}
    </li>
  )
}

function How({ run }: { run: EscalationNow }) {
  const { viewer, nameOf } = useRoom()
  const now = useNow(1000)
  if (run.state === 'acknowledged' && run.acknowledgedBy) {
    const isMine = run.acknowledgedBy.id === viewer.id
    return (
      <p className="text-12 text-verified">
        {isMine ? 'You have it' : `${nameOf(run.acknowledgedBy)} has it`}
        {run.acknowledgedUntil && (
          <>
            {' '}
            until <LocalTime at={run.acknowledgedUntil} />
          </>
        )}
      </p>
    )
  }
  if (run.state === 'finished') {
    return <p className="font-medium text-12 text-hurting">Everybody was asked, and nobody answered.</p>
  }
  const next = nextText(run, now)
  return (
    <p className="text-12 text-text-2 tabular-nums" suppressHydrationWarning>
      {next ? `Nobody has answered. Next: ${next}` : 'Nobody has answered.'}
    </p>
  )
}

function Acts({ run }: { run: EscalationNow }) {
  const { viewer, send } = useRoom()
  const { incident } = useRoomNow()
  const { outbox } = useRoomAround()
  const [problem, setProblem] = useState<string | null>(null)
  const { id: escalationId, position, lap } = run
  const ownPage = incident.paging.pages.find(
    (page) => page.of?.escalationId === escalationId && page.person.id === viewer.id && isOpenPage(page),
  )
  const isMine = run.state === 'acknowledged' && run.acknowledgedBy?.id === viewer.id
  const take = () =>
    setProblem(ownPage ? send(acknowledgePage, { pageId: ownPage.id }) : send(acknowledgeEscalation, { escalationId }))
  const escalate = () => setProblem(send(escalateNow, { escalationId, position, lap }))
  return (
    <>
      <div className="mt-1 flex flex-wrap gap-1.5">
        {!isMine && (
          <Button
            isLoading={isOnItsWay(outbox, acknowledgeEscalation.name, 'escalationId', escalationId)}
            onClick={take}
          >
            I have it
            <span className="sr-only"> ({run.service.name})</span>
          </Button>
        )}
        {isMine && run.acknowledgedUntil !== null && (
          <Button
            isLoading={isOnItsWay(outbox, acknowledgeEscalation.name, 'escalationId', escalationId)}
            onClick={take}
          >
            Hold it longer
          </Button>
        )}
        {isUnderWay(run) && (
          <Button
            variant="ghost"
            isLoading={isOnItsWay(outbox, escalateNow.name, 'escalationId', escalationId)}
            onClick={escalate}
          >
            Escalate now
            <span className="sr-only"> ({run.service.name})</span>
          </Button>
        )}
      </div>
      {problem && (
        <p role="alert" className="text-12 text-warning">
          {problem}
        </p>
      )}
    </>
  )
}

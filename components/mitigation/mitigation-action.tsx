'use client'
import clsx from 'clsx'
import { Send } from 'lucide-react'
import { useState } from 'react'
import { RequestPreview } from '@/components/catalogue/lever-action-preview'
import { useRoom, useRoomAround } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { Chip, type ChipTone } from '@/components/ui/chip'
import { ErrorNote } from '@/components/ui/error-note'
import { Spinner } from '@/components/ui/spinner'
import { useDryRun, useLeverCarries } from '@/lib/client/lever-action'
import { isOnItsWay } from '@/lib/client/outbox-item'
import { randomId } from '@/lib/client/random-id'
import { isActionUnderWay } from '@/lib/domain/incident/action-rules'
import { requestAction } from '@/lib/domain/incident/commands/request-action'
import type { MitigationAction as Action, Mitigation } from '@/lib/domain/incident/mitigation'
import { isOpenMitigation } from '@/lib/domain/incident/mitigations-now'

/** The request of the lever that a mitigation pulls: to be looked at, sent once, and what came of it. */
export function MitigationAction({ one, onWorked }: { one: Mitigation; onWorked?: () => void }) {
  const { canRespond, isClosed } = useRoom()
  const { service, lever, action } = one
  const carries = useLeverCarries(service?.id ?? null, lever)
  const maySend = canRespond && !isClosed && isOpenMitigation(one) && carries
  if (!action && !maySend) return null
  return (
    <section aria-label={`Request of ${one.title}`} className="mt-2 flex flex-col gap-1.5 text-12">
      {action && <ActionState action={action} />}
      {maySend && service && lever && !(action && isActionUnderWay(action)) && (
        <SendControls one={one} serviceId={service.id} lever={lever} {...(onWorked && { onWorked })} />
      )}
    </section>
  )
}

interface SendProps {
  one: Mitigation
  serviceId: string
  lever: string
  onWorked?: () => void
}

function SendControls({ one, serviceId, lever, onWorked }: SendProps) {
  const { incident, send } = useRoom()
  const { outbox } = useRoomAround()
  const [isShown, setIsShown] = useState(false)
  const last = one.action
  const isWaiting = isOnItsWay(outbox, requestAction.name, 'mitigationId', one.id)
  const preview = useDryRun(serviceId, lever, { incident: incident.key, mitigationId: one.id }, isShown)
  const request = () => {
    if (isWaiting) return
    send(requestAction, {
      mitigationId: one.id,
      actionId: randomId(),
      ...(last && { again: last.actionId }),
    })
    setIsShown(false)
  }
  return (
    <>
      <div className="flex flex-wrap gap-1.5">
        {incident.kind !== 'drill' && (
          <Button icon={<Send aria-hidden size={14} strokeWidth={1.75} />} isLoading={isWaiting} onClick={request}>
            {last ? 'Send again' : 'Send request'}
          </Button>
        )}
        {last?.state === 'unknown' && onWorked && <Button onClick={onWorked}>It worked</Button>}
        <Button variant="ghost" aria-expanded={isShown} onClick={() => setIsShown(!isShown)}>
          {isShown ? 'Hide it' : 'What would be sent'}
        </Button>
      </div>
      {isShown && preview.error && <ErrorNote title={preview.error.message} />}
      {isShown && preview.isPending && <Spinner />}
      {isShown && preview.data && <RequestPreview request={preview.data} />}
    </>
  )
}

function wordsOf({ state, status, isOk, durationMs }: Action): { tone: ChipTone; words: string } {
  switch (state) {
    case 'requested':
      return { tone: 'neutral', words: 'Request asked for' }
    case 'sending':
      return { tone: 'neutral', words: 'Request on its way' }
    case 'answered':
      return { tone: isOk ? 'verified' : 'warning', words: `Answered ${status} after ${durationMs} ms` }
    case 'not-sent':
      return { tone: 'warning', words: 'Not sent' }
    case 'unknown':
      return { tone: 'warning', words: 'Outcome unknown' }
    default:
      state satisfies never
      return { tone: 'neutral', words: '' }
  }
}

function ActionState({ action }: { action: Action }) {
  const { tone, words } = wordsOf(action)
  const { state, detail } = action
  return (
    <div className="flex flex-col gap-1" data-action={state} role="status">
      <p className="flex flex-wrap items-center gap-1.5">
        <Chip tone={tone} icon={isActionUnderWay(action) ? <Spinner /> : undefined}>
          {words}
        </Chip>
        <span className="mono min-w-0 truncate text-text-3" title={`${action.method} ${action.url}`}>
          {action.method} {action.url.replace(/^https?:\/\//, '')}
        </span>
      </p>
      {state === 'unknown' && (
        <p className="text-text-2">It is not known whether it arrived. Look there, then decide. {detail}</p>
      )}
      {state === 'not-sent' && <p className="text-text-2">{detail}</p>}
      {state === 'answered' && detail && (
        <details>
          <summary className={clsx('cursor-pointer', 'text-text-3')}>What it said</summary>
          <pre className="mono mt-1 max-h-40 overflow-auto whitespace-pre-wrap rounded-2 bg-sunken p-2 [overflow-wrap:anywhere]">
            {detail}
          </pre>
        </details>
      )}
    </div>
  )
}

'use client'
import clsx from 'clsx'
import { RuleOutForm } from '@/components/change/rule-out-form'
import { SuspicionBars } from '@/components/change/suspicion-bars'
import { PanelButton } from '@/components/incident/panel-button'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { StateChip } from '@/components/mitigation/state-chip'
import type { RankedChange } from '@/lib/domain/change/ranked-change'
import { undoingOf, undoTarget } from '@/lib/domain/change/undo'
import { ruleInChange } from '@/lib/domain/incident/commands/rule-in-change'

export interface ChangeItemProps {
  change: RankedChange
  /** Null once it was ruled out. */
  rank: number | null
  /** Why it is not the cause is being written. */
  isAsking: boolean
  onAsk: (isAsking: boolean) => void
}

/** One change: what, when, by whom, where; and what can be done about it. */
export function ChangeItem({ change, rank, isAsking, onAsk }: ChangeItemProps) {
  const { incident, canRespond, isClosed } = useRoom()
  const ruledOut = incident.changes.ruledOut.items.find(({ changeId }) => changeId === change.id)
  const undone = incident.mitigations.findLast((one) => one.change?.id === change.id)
  return (
    <li className="grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-1.5 py-1.5">
      <span aria-hidden className="text-12 text-text-3 leading-5">
        {rank}
      </span>
      <div className="min-w-0">
        <p
          title={change.title}
          className={clsx(
            'truncate',
            ruledOut ? 'text-text-3 line-through' : rank === 1 ? 'font-semibold' : 'font-medium',
          )}
        >
          {change.url ? (
            <a href={change.url} target="_blank" rel="noreferrer" className="hover:underline max-md:py-2">
              <bdi>{change.title}</bdi>
            </a>
          ) : (
            change.title
          )}
        </p>
        {ruledOut ? (
          <p className="text-12 text-text-3 [overflow-wrap:anywhere]">
            Ruled out by {ruledOut.by.name}: {ruledOut.because}
          </p>
        ) : (
          <p className="text-12 text-text-2">{wordsOf(change)}</p>
        )}
        {canRespond && !isClosed && !isAsking && (
          <div className="flex min-h-5 items-center gap-3">
            {ruledOut ? (
              <TakeBack change={change} />
            ) : (
              <>
                {undone ? <StateChip state={undone.state} /> : <Undo change={change} />}
                <PanelButton rest={change.title} onClick={() => onAsk(true)}>
                  Rule out
                </PanelButton>
              </>
            )}
          </div>
        )}
        {isAsking && <RuleOutForm change={change} onClose={() => onAsk(false)} />}
      </div>
      {ruledOut ? null : <SuspicionBars suspicion={change.suspicion} />}
    </li>
  )
}

function TakeBack({ change }: { change: RankedChange }) {
  const { send } = useRoom()
  return (
    <PanelButton rest={`ruling out ${change.title}`} onClick={() => send(ruleInChange, { changeId: change.id })}>
      Take back
    </PanelButton>
  )
}

/** Opens the dialog of a mitigation that takes this change back. */
function Undo({ change }: { change: RankedChange }) {
  const { openDialog } = useRoomNavigation()
  const { kind, lever, label } = undoingOf(change)
  const target = undoTarget(change)
  const handleClick = () =>
    openDialog({
      kind: 'mitigation',
      prefill: {
        kind,
        changeId: change.id,
        ...(target && { target }),
        ...(lever && { lever }),
        ...(change.service && { serviceId: change.service.id }),
      },
    })
  return (
    <PanelButton rest={change.title} onClick={handleClick}>
      {label}
    </PanelButton>
  )
}

/** “22 min before, Ravi, same service”; where another service changed, its name. */
function wordsOf({ suspicion, author, distance, service, status }: RankedChange): string {
  const [time] = suspicion.factors
  const where = distance === 0 ? 'same service' : `${service?.name ?? 'another service'}, ${distanceWords(distance)}`
  const how = status === 'failed' ? 'failed' : status === 'started' ? 'not finished' : null
  return [time?.words, author, where, how].filter(Boolean).join(', ')
}

const distanceWords = (distance: number) => (distance === 1 ? 'a dependency' : `${distance} steps away`)

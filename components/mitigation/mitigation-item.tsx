'use client'
import { Ellipsis } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { CheckBar, CheckClock } from '@/components/mitigation/check-clock'
import { MitigationAction } from '@/components/mitigation/mitigation-action'
import { MitigationControls, type MitigationTask } from '@/components/mitigation/mitigation-controls'
import { AbandonForm, ReassignForm } from '@/components/mitigation/reason-form'
import { StateChip } from '@/components/mitigation/state-chip'
import { VerdictForm } from '@/components/mitigation/verdict-form'
import { IconButton } from '@/components/ui/icon-button'
import { LocalTime } from '@/components/ui/local-time'
import { Menu, MenuItem } from '@/components/ui/menu'
import { moveCheck } from '@/lib/domain/incident/commands/move-check'
import type { Mitigation } from '@/lib/domain/incident/mitigation'
import { isInFlight, isOpenMitigation } from '@/lib/domain/incident/mitigations-now'

const MORE_MINUTES = [5, 15, 30]

export interface MitigationItemProps {
  one: Mitigation
  /** Somebody begins, or is done with, a word about it. */
  onWriting?: (mitigationId: string, isWriting: boolean) => void
}

/** One thing that is tried: how it stands, who has it, what it should do, and what is to be said about it now. */
export function MitigationItem({ one, onWriting }: MitigationItemProps) {
  const { canRespond, isClosed } = useRoom()
  const [task, setTask] = useState<MitigationTask | null>(null)
  const isWriting = task !== null
  useEffect(() => {
    if (!isWriting) return
    onWriting?.(one.id, true)
    return () => onWriting?.(one.id, false)
  }, [isWriting, onWriting, one.id])
  const close = () => setTask(null)
  const mayAct = canRespond && !isClosed
  return (
    <li data-mitigation={one.id} data-state={one.state} className="py-2">
      <div className="flex items-start gap-x-2">
        <b className="min-w-0 flex-1 font-semibold leading-5 [overflow-wrap:anywhere]">{one.title}</b>
        <StateChip state={one.state} />
        {one.checkAt && <CheckClock at={one.checkAt} className="leading-5" />}
        {mayAct && isOpenMitigation(one) && <MoreMenu one={one} onTask={setTask} />}
      </div>
      {one.checkAt && <CheckBar from={one.watchingSince ?? one.startedAt ?? one.proposedAt} at={one.checkAt} />}
      <MitigationWords one={one} />
      <MitigationAction one={one} onWorked={() => setTask({ kind: 'judge', result: 'worked' })} />
      {mayAct && (
        <div hidden={isWriting}>
          <MitigationControls one={one} onTask={setTask} />
        </div>
      )}
      {task?.kind === 'judge' && <VerdictForm one={one} result={task.result} onClose={close} />}
      {task?.kind === 'abandon' && <AbandonForm one={one} onClose={close} />}
      {task?.kind === 'reassign' && <ReassignForm one={one} onClose={close} />}
    </li>
  )
}

function MitigationWords({ one }: { one: Mitigation }) {
  const { nameOf } = useRoom()
  const owner = nameOf(one.owner)
  const effect = one.expected ? `: ${one.expected}` : ''
  return (
    <div className="mt-1 flex flex-col gap-0.5 text-12 text-text-3 [overflow-wrap:anywhere]">
      {one.target && <p className="mono">{one.target}</p>}
      {one.checkAt ? (
        <p>
          Did it work? {owner} checks at <LocalTime at={one.checkAt} />
          {effect}
        </p>
      ) : (
        <p>
          {owner}
          {isOpenMitigation(one) && effect}
        </p>
      )}
      {isOpenMitigation(one) && one.why && <p dir="auto">{one.why}</p>}
      {one.evidence && (
        <p className="text-text-2">
          <bdi>{one.evidence.text}</bdi>{' '}
          {one.evidence.url && (
            <a href={one.evidence.url} target="_blank" rel="noreferrer" className="link">
              Evidence
            </a>
          )}
        </p>
      )}
      {one.note && (
        <p dir="auto" className="text-text-2">
          {one.note}
        </p>
      )}
      {one.crutch && <CrutchWords crutch={one.crutch} />}
    </div>
  )
}

function CrutchWords({ crutch }: { crutch: NonNullable<Mitigation['crutch']> }) {
  const { settled, expiredAt, expiresAt } = crutch
  if (settled)
    return (
      <p>
        {settled.as === 'undone' ? 'Undone since' : 'Made permanent'}: {settled.note}
      </p>
    )
  return (
    <p className={expiredAt ? 'text-warning' : ''}>
      {expiredAt ? 'Still in place, its time was over ' : 'Stays in place until '}
      <LocalTime at={expiresAt} style="date-time" />
    </p>
  )
}

function MoreMenu({ one, onTask }: { one: Mitigation; onTask: (task: MitigationTask) => void }) {
  const { act } = useRoom()
  const give = (minutes: number) =>
    act(moveCheck, { mitigationId: one.id, checkAt: new Date(Date.now() + minutes * 60_000).toISOString() })
  return (
    <Menu
      trigger={
        <IconButton
          label={`More about ${one.title}`}
          icon={<Ellipsis aria-hidden size={16} strokeWidth={1.75} />}
          className="-my-1 -mr-1.5 max-md:-my-2.5"
        />
      }
    >
      {isInFlight(one) &&
        MORE_MINUTES.map((minutes) => (
          <MenuItem key={minutes} onSelect={() => give(minutes)}>
            Ask again in {minutes} min
          </MenuItem>
        ))}
      <MenuItem onSelect={() => onTask({ kind: 'reassign' })}>Give it to somebody else…</MenuItem>
      {one.state !== 'watching' && <MenuItem onSelect={() => onTask({ kind: 'abandon' })}>Abandon it…</MenuItem>}
    </Menu>
  )
}

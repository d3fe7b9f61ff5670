'use client'
import type { ReactNode } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { useIsDue } from '@/components/mitigation/check-clock'
import { Button } from '@/components/ui/button'
import { revertMitigation } from '@/lib/domain/incident/commands/revert-mitigation'
import { startMitigation } from '@/lib/domain/incident/commands/start-mitigation'
import { watchMitigation } from '@/lib/domain/incident/commands/watch-mitigation'
import {
  type Mitigation,
  type MitigationResult,
  mitigationResultSchema,
  STATE_NAMES,
} from '@/lib/domain/incident/mitigation'

export type MitigationTask = { kind: 'judge'; result: MitigationResult } | { kind: 'abandon' } | { kind: 'reassign' }

interface ControlsProps {
  one: Mitigation
  onTask: (task: MitigationTask) => void
}

/** What is to be done about it now, at most one thing and its answers. */
export function MitigationControls({ one, onTask }: ControlsProps) {
  const { incident, act } = useRoom()
  const { openDialog } = useRoomNavigation()
  const { id: mitigationId } = one
  switch (one.state) {
    case 'proposed':
      return (
        <Row>
          <Button onClick={() => act(startMitigation, { mitigationId })}>Start</Button>
        </Row>
      )
    case 'in-progress':
      return <InProgress one={one} onTask={onTask} />
    case 'watching':
      return <Verdicts onTask={onTask} />
    case 'made-worse':
      return one.reversible ? (
        <Row>
          <Button variant="danger" onClick={() => act(revertMitigation, { mitigationId })}>
            Revert it
          </Button>
        </Row>
      ) : (
        <p className="mt-1 text-12 text-text-2">It cannot be reversed: propose what counters it.</p>
      )
    case 'worked':
      return incident.status === 'active' ? (
        <Row>
          <Button variant="primary" onClick={() => openDialog({ kind: 'status', status: 'mitigated' })}>
            Set mitigated
          </Button>
        </Row>
      ) : null
    case 'no-effect':
    case 'reverted':
    case 'abandoned':
      return null
    default:
      one.state satisfies never
      return null
  }
}

const Row = ({ children }: { children: ReactNode }) => <div className="mt-2 flex flex-wrap gap-1.5">{children}</div>

/** It may show its effect before anybody says that it is done. */
function InProgress({ one, onTask }: ControlsProps) {
  const { act } = useRoom()
  const isDue = useIsDue(one.checkAt)
  return (
    <>
      <Row>
        <Button onClick={() => act(watchMitigation, { mitigationId: one.id })}>Done, watch it</Button>
      </Row>
      {isDue && <Verdicts onTask={onTask} />}
    </>
  )
}

function Verdicts({ onTask }: Pick<ControlsProps, 'onTask'>) {
  return (
    <fieldset aria-label="Did it work?" className="mt-2 flex flex-wrap gap-1.5">
      {mitigationResultSchema.options.map((result) => (
        <Button key={result} onClick={() => onTask({ kind: 'judge', result })}>
          {STATE_NAMES[result]}
        </Button>
      ))}
    </fieldset>
  )
}

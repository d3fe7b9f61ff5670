'use client'
import { type MitigationPrefill, useRoomNavigation } from '@/components/incident/room-navigation'
import type { LeverKind } from '@/lib/domain/incident/lever'
import type { BoardLever, ServiceBoard } from '@/lib/domain/incident/lever-board'
import type { AffectedService } from '@/lib/domain/incident/state'

export interface PulledLever {
  kind: LeverKind
  lever: BoardLever | null
  service: AffectedService
  known: ServiceBoard | null
}

/** Opens a mitigation that is already filled in with what the board knows. */
export function usePullLever(): (pulled: PulledLever) => void {
  const { openDialog } = useRoomNavigation()
  return ({ kind, lever, service, known }) => {
    const history = kind === 'roll-back' ? known : null
    const prefill: MitigationPrefill = {
      kind,
      lever: kind,
      serviceId: service.id,
      ...(history?.lastKnownGood && { target: history.lastKnownGood.version }),
      ...(history?.lastChange && { changeId: history.lastChange.id }),
      ...(lever?.expectedMinutes && { expectedMinutes: lever.expectedMinutes }),
    }
    openDialog({ kind: 'mitigation', prefill })
  }
}

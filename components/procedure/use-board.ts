'use client'
import { useRoom } from '@/components/incident/room-context'
import { useLeverBoard } from '@/lib/client/use-lever-board'
import { onsetOf } from '@/lib/domain/incident/lever-board'

/** The lever board of this room, read again when services, onset or what changed are others. */
export function useBoard() {
  const { incident, room } = useRoom()
  const { services, changes } = incident
  const version = [onsetOf(incident), changes.noticed.count, ...services.map(({ id }) => id)].join(' ')
  return useLeverBoard(room.id, version, services.length > 0)
}

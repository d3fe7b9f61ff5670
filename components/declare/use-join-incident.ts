'use client'
import { useRouter } from 'next/navigation'
import { incidentPath } from '@/components/incidents/incident-path'
import { useViewer } from '@/components/shell/viewer'
import { outboxOf } from '@/lib/client/person-outbox'
import { randomId } from '@/lib/client/random-id'
import type { ShiftIncident } from '@/lib/domain/incident/shift'

/** Takes part in an incident that is open already, and goes to its room. */
export function useJoinIncident() {
  const viewer = useViewer()
  const router = useRouter()
  return ({ id, key }: Pick<ShiftIncident, 'id' | 'key'>) => {
    outboxOf(viewer.id).add({ incidentId: id, incidentKey: key, name: 'join', input: {}, commandId: randomId() })
    router.push(incidentPath(key))
  }
}

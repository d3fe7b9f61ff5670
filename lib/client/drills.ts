import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { DrillControl, DrillView, ScenarioChange, ScenarioDetail, StartDrill } from '@/lib/domain/drill/drill-view'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { api } from './api'
import { randomId } from './random-id'
import { liveSocket } from './socket'

const drillKey = (id: string) => ['drill', id]
/** What the steps bring about is told by the room's socket; how far they are is looked up besides. */
const LOOK_EVERY_MS = 2000

/** A drill as whoever runs it sees it, kept up to date by what happens in its room. */
export function useDrill(initial: DrillView) {
  const { id } = initial
  const incidentId = initial.incident.id
  const queries = useQueryClient()
  useEffect(() => {
    const socket = liveSocket()
    const join = () => socket.emit('join', incidentId, null, () => {})
    const look = (events: IncidentEvent[]) => {
      if (events.some((event) => event.incidentId === incidentId))
        void queries.invalidateQueries({ queryKey: drillKey(id) })
    }
    socket.on('connect', join)
    socket.on('events', look)
    if (socket.connected) join()
    return () => {
      socket.off('connect', join)
      socket.off('events', look)
      socket.emit('leave', incidentId)
    }
  }, [id, incidentId, queries])
  const { data } = useQuery({
    queryKey: drillKey(id),
    queryFn: async () => (await api<{ drill: DrillView }>('GET', `/api/v1/drills/${id}`)).drill,
    initialData: initial,
    refetchInterval: ({ state }) => (state.data?.state === 'ended' ? false : LOOK_EVERY_MS),
  })
  return data
}

type Sent<Control> = Control extends { commandId: string } ? Omit<Control, 'commandId'> : never
/** What is done to a drill, before it gets its id. */
export type DrillAct = Sent<DrillControl>

/** Acts on a drill; its page shows the outcome at once. */
export function useDrillControl(id: string) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (act: DrillAct) =>
      api<{ drill: DrillView }>('POST', `/api/v1/drills/${id}/control`, { ...act, commandId: randomId() }),
    onSuccess: ({ drill }) => queries.setQueryData(drillKey(id), drill),
    onSettled: () => queries.invalidateQueries({ queryKey: drillKey(id) }),
  })
}

export const startDrill = (input: StartDrill): Promise<{ id: string; incident: { key: string } }> =>
  api('POST', '/api/v1/drills', input)

type Answer = Promise<{ scenario: ScenarioDetail }>

export const readScenario = (key: string): Answer => api('GET', `/api/v1/scenarios/${key}`)
export const addScenario = (source: string): Answer => api('POST', '/api/v1/scenarios', { source })
export const changeScenario = (key: string, change: ScenarioChange): Answer =>
  api('PUT', `/api/v1/scenarios/${key}`, change)

export const makeScenarioOf = (fromIncident: string): Answer => api('POST', '/api/v1/scenarios', { fromIncident })

/** Deletes a scenario by its key. */
export const useDeleteScenario = (onDone: () => void) =>
  useMutation({
    mutationFn: (key: string) => api<void>('DELETE', `/api/v1/scenarios/${key}`),
    onSuccess: onDone,
  })

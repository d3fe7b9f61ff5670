'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { PersonActor } from '@/lib/domain/actor'
import type { RoomSnapshot } from '@/lib/domain/realtime-protocol'
import { usePeople, useServices, useTeams } from './directory'
import { createIncidentRoom, type IncidentRoom, type RoomCondition } from './incident-room'
import type { OutboxItem } from './outbox-item'
import type { RoomView } from './room-view'
import { liveSocket } from './socket'
import { outboxHere } from './use-outbox'

export interface LiveRoom {
  room: IncidentRoom
  view: RoomView
  condition: RoomCondition
}

/** Opens an incident's room. Give the component a `key` of the incident's id: a room never changes incident. */
export function useIncidentRoom(snapshot: RoomSnapshot, viewer: PersonActor): LiveRoom {
  const queries = useQueryClient()
  const [room] = useState(() =>
    createIncidentRoom({ snapshot, viewer, outbox: outboxHere(viewer.id), queries, socket: liveSocket }),
  )
  useEffect(() => room.open(), [room])
  useEffect(() => room.store.setViewer(viewer), [room, viewer])
  useKnown(room)
  // What this device has on its way may be known before the page is alive; the server drew the room without it.
  const [drawn] = useState((): RoomView => ({ ...room.store.getConfirmed(), pending: new Set() }))
  const view = useSyncExternalStore(room.store.subscribe, room.store.getView, () => drawn)
  const condition = useSyncExternalStore(room.watchCondition, room.getCondition, room.getCondition)
  return { room, view, condition }
}

const none: readonly OutboxItem[] = []
const noItems = () => none

/** What this person has on its way in one incident, refused commands included, in order. */
export function useOutboxItems(room: IncidentRoom): readonly OutboxItem[] {
  const items = useSyncExternalStore(room.outbox.subscribe, room.outbox.getItems, noItems)
  return useMemo(() => items.filter((item) => item.incidentId === room.id), [items, room.id])
}

/** Tells the room who and what there is, so that hand-overs and mentions can be decided before the server answers. */
function useKnown(room: IncidentRoom) {
  const { data: people } = usePeople()
  const { data: services } = useServices()
  const { data: teams } = useTeams()
  useEffect(() => {
    room.store.setKnown({
      people: new Map(people?.map((person) => [person.id, person])),
      services: new Map(services?.map((service) => [service.id, service])),
      teams: new Map(teams?.map((team) => [team.id, team])),
      incidents: new Map(),
    })
  }, [room, people, services, teams])
}

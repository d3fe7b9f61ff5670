'use client'

import { useSyncExternalStore } from 'react'
import { useConnection } from './connection'
import type { Outbox } from './outbox'
import { isUnsent, type OutboxItem } from './outbox-item'
import { outboxOf } from './person-outbox'

const noItems: readonly OutboxItem[] = []
const nothing = () => {}

/** The page is also rendered on the server, where nobody has an outbox. */
const onServer: Outbox = {
  add: nothing,
  amend: () => false,
  retry: nothing,
  discard: async () => {},
  putBack: nothing,
  discardAll: async () => {},
  confirm: nothing,
  settle: nothing,
  forget: nothing,
  wake: nothing,
  hear: nothing,
  getItems: () => noItems,
  subscribe: () => nothing,
}

export const outboxHere = (personId: string): Outbox => (typeof window === 'undefined' ? onServer : outboxOf(personId))

/** What one incident still has to hear of this person. */
export interface HeldUp {
  incidentId: string
  incidentKey: string
  waiting: number
  refused: number
}

/** What is held up or was refused, by incident, whichever tab it was written in; what is just being sent is not. */
export function useHeldUp(personId: string): HeldUp[] {
  const outbox = outboxHere(personId)
  const connection = useConnection()
  const items = useSyncExternalStore(outbox.subscribe, outbox.getItems, onServer.getItems)
  const byIncident = new Map<string, OutboxItem[]>()
  for (const item of items) byIncident.set(item.incidentId, [...(byIncident.get(item.incidentId) ?? []), item])
  return [...byIncident].flatMap(([incidentId, own]) => {
    const unsent = own.filter(isUnsent)
    const isHeldUp = connection !== 'live' || unsent.some(({ state }) => state === 'waiting')
    const waiting = isHeldUp ? unsent.length : 0
    const refused = own.filter(({ state }) => state === 'refused').length
    const incidentKey = own[0]?.incidentKey ?? ''
    return waiting + refused === 0 ? [] : [{ incidentId, incidentKey, waiting, refused }]
  })
}

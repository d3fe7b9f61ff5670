'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { forgetCopy } from '@/lib/client/postmortem/copy-list'
import { registerWorker } from '@/lib/client/service-worker/register-worker'
import { liveSocket } from '@/lib/client/socket'
import type { PersonActor } from '@/lib/domain/actor'
import type { AccessNotice } from '@/lib/domain/realtime-protocol'
import { forgetKept } from './forget-kept'
import { dropRoom, keepViewer } from './kept-database'
import { type CopySummary, refreshCopy } from './refresh-copy'

const queryKey = ['offline-copy'] as const
const EVERY_MS = 5 * 60_000
const STALE_MS = 60_000

/** Keeps this device's copy of who is signed in, from a page that the server has just rendered for them. */
export function useOfflineCopy(actor: PersonActor, zone: string | null): void {
  const [hasBegun, setBegun] = useState(false)
  useEffect(registerWorker, [])
  // At once: what a room keeps is dropped until it is known for whom.
  useEffect(() => {
    void keepViewer({ actor, zone }).then(() => setBegun(true))
  }, [actor, zone])
  useFreshCopy(actor.id, hasBegun)
}

/** Asks the server whether the copy is still right: at once, every few minutes, and when what one may see changes. */
export function useFreshCopy(personId: string, isEnabled: boolean): void {
  useQuery({
    queryKey,
    queryFn: () => refreshCopy(personId),
    enabled: isEnabled,
    staleTime: STALE_MS,
    refetchInterval: EVERY_MS,
  })
  useForgetting(personId)
}

/** What the copy on this device had when the server last confirmed it; undefined until it has. */
export const useCopySummary = () => useQuery<CopySummary>({ queryKey, enabled: false }).data

/** What the server says this person may no longer have is not waited with. */
function useForgetting(personId: string) {
  useEffect(() => {
    const handleAccess = (notice: AccessNotice) => {
      if (notice.kind === 'signed-out') void forgetKept(personId)
      if (notice.kind !== 'incident-gone') return
      void dropRoom(personId, notice.incidentId)
      void forgetCopy(personId, notice.incidentId)
    }
    const handleRefusal = ({ message }: Error) => {
      if (message === 'unauthenticated') void forgetKept(personId)
    }
    const socket = liveSocket().on('access', handleAccess).on('connect_error', handleRefusal)
    return () => {
      socket.off('access', handleAccess).off('connect_error', handleRefusal)
    }
  }, [personId])
}

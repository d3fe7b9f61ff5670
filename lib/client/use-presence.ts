'use client'

import { useEffect, useState } from 'react'
import type { Present } from '@/lib/domain/realtime-protocol'
import { liveSocket } from './socket'

const nobody: readonly Present[] = []

/** Who is in this incident's room now, and tells the others how this tab is used. */
export function usePresence(incidentId: string): readonly Present[] {
  const [present, setPresent] = useState(nobody)
  useEffect(() => {
    const socket = liveSocket()
    const tell = () => {
      const device = window.matchMedia('(max-width: 760px)').matches ? 'phone' : 'desktop'
      socket.emit('presence', { device, isActive: document.visibilityState === 'visible' })
    }
    const handlePresence = (id: string, people: Present[]) => {
      if (id === incidentId) setPresent(people)
    }
    socket.on('presence', handlePresence).on('connect', tell)
    document.addEventListener('visibilitychange', tell)
    if (socket.connected) tell()
    return () => {
      socket.off('presence', handlePresence).off('connect', tell)
      document.removeEventListener('visibilitychange', tell)
    }
  }, [incidentId])
  return present
}

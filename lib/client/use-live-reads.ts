'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AccessNotice } from '@/lib/domain/realtime-protocol'
import { shiftKey } from './shift-key'
import { liveSocket } from './socket'

/**
 * Reads again what the server says has changed: the shift when something was said to this person or the socket is
 * back, everything when what they may see or do is different. `onRightsChanged` renders the page for the new rights.
 */
export function useLiveReads(onRightsChanged: () => void): void {
  const queries = useQueryClient()
  useEffect(() => {
    const socket = liveSocket()
    const handleNews = () => void queries.invalidateQueries({ queryKey: shiftKey })
    const handleAccess = (notice: AccessNotice) => {
      if (notice.kind === 'signed-out') return
      void queries.invalidateQueries()
      if (notice.kind === 'role-changed') onRightsChanged()
    }
    socket.on('notification', handleNews).on('connect', handleNews).on('access', handleAccess)
    return () => {
      socket.off('notification', handleNews).off('connect', handleNews).off('access', handleAccess)
    }
  }, [queries, onRightsChanged])
}

'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { AccessNotice } from '@/lib/domain/realtime-protocol'
import { ON_CALL } from './on-call/rotas'
import { shiftKey } from './shift-key'
import { liveSocket } from './socket'

/**
 * Reads again what the server says has changed: the shift when something was said to this person or the socket is
 * back, who is on call when rotas changed, everything when what they may see or do is different. `onRightsChanged` renders the page for the new rights.
 */
export function useLiveReads(onRightsChanged: () => void): void {
  const queries = useQueryClient()
  useEffect(() => {
    const socket = liveSocket()
    const handleNews = () => void queries.invalidateQueries({ queryKey: shiftKey })
    const handleRotas = () => void queries.invalidateQueries({ queryKey: ON_CALL })
    const handleAccess = (notice: AccessNotice) => {
      if (notice.kind === 'signed-out') return
      void queries.invalidateQueries()
      if (notice.kind === 'role-changed') onRightsChanged()
    }
    socket.on('notification', handleNews).on('connect', handleNews).on('access', handleAccess).on('rotas', handleRotas)
    return () => {
      socket
        .off('notification', handleNews)
        .off('connect', handleNews)
        .off('access', handleAccess)
        .off('rotas', handleRotas)
    }
  }, [queries, onRightsChanged])
}

'use client'

import { useEffect } from 'react'
import type { IncidentRoom } from '@/lib/client/incident-room'
import type { ConfirmedRoom } from '@/lib/client/room-view'
import { liveSocket } from '@/lib/client/socket'
import { REDUCER_VERSION } from '@/lib/domain/incident/state'
import { WINDOW_ROWS } from '@/lib/domain/realtime-protocol'
import { dropRoom, keepRoom } from './kept-database'
import { createRoomKeeper } from './room-keeper'

/** Keeps an open room on this device. `keptAt` is the instant of a room that was itself taken from there. */
export function useKeptRoom(room: IncidentRoom, personId: string, keptAt: number | null): void {
  useEffect(() => {
    const { id, store } = room
    const visitedAt = Date.now()
    const write = ({ incident, timeline, headSeq }: ConfirmedRoom, knownAt: number) =>
      void keepRoom(personId, {
        id,
        incident,
        timeline: timeline.slice(-WINDOW_ROWS),
        headSeq,
        reducerVersion: REDUCER_VERSION,
        keptAt: knownAt,
        visitedAt,
      })
    const keeper = createRoomKeeper({
      room: store.getConfirmed(),
      knownAt: keptAt ?? visitedAt,
      write,
      now: () => Date.now(),
      later(run, ms) {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
    })
    const handleHeads = (heads: Record<string, number>) => {
      const head = heads[id]
      if (head !== undefined) keeper.hear(head)
    }
    const handleCondition = () => {
      if (room.getCondition() !== 'gone') return
      keeper.stop()
      void dropRoom(personId, id)
    }
    const leave = () => {
      if (room.getCondition() !== 'gone') keeper.flush()
    }
    const stops = [store.subscribe(() => keeper.show(store.getConfirmed())), room.watchCondition(handleCondition)]
    const socket = liveSocket().on('heads', handleHeads).on('disconnect', leave)
    window.addEventListener('pagehide', leave)
    document.addEventListener('visibilitychange', leave)
    return () => {
      leave()
      for (const stop of stops) stop()
      socket.off('heads', handleHeads).off('disconnect', leave)
      window.removeEventListener('pagehide', leave)
      document.removeEventListener('visibilitychange', leave)
      keeper.stop()
    }
  }, [room, personId, keptAt])
}

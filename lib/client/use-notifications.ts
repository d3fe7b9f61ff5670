'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'
import { api } from './api'
import { liveSocket } from './socket'

interface Listed {
  notifications: InAppNotification[]
}

const queryKey = ['notifications'] as const

/** What was said to this person, newest first, and live. */
export function useNotifications() {
  const queries = useQueryClient()
  const { data, isPending, isError, refetch } = useQuery({
    queryKey,
    queryFn: () => api<Listed>('GET', '/api/v1/notifications'),
  })
  useEffect(() => {
    const socket = liveSocket()
    const handleNotification = (notification: InAppNotification) => {
      queries.setQueryData<Listed>(queryKey, (listed) => ({
        notifications: [notification, ...(listed?.notifications ?? []).filter(({ id }) => id !== notification.id)],
      }))
      // A list that is on its way was made before it, and would take its place.
      if (queries.isFetching({ queryKey }) > 0) void queries.invalidateQueries({ queryKey })
    }
    // What came while the socket was away is read once it is back.
    const handleConnect = () => void queries.invalidateQueries({ queryKey })
    socket.on('notification', handleNotification).on('connect', handleConnect)
    return () => {
      socket.off('notification', handleNotification).off('connect', handleConnect)
    }
  }, [queries])
  const markRead = useMutation({
    mutationFn: (ids?: string[]) => api('POST', '/api/v1/notifications/read', ids ? { ids } : {}),
    onMutate: (ids) => {
      const readAt = new Date().toISOString()
      const read = (each: InAppNotification) =>
        each.readAt || (ids && !ids.includes(each.id)) ? each : { ...each, readAt }
      queries.setQueryData<Listed>(queryKey, (listed) => ({ notifications: (listed?.notifications ?? []).map(read) }))
    },
    onError: () => queries.invalidateQueries({ queryKey }),
  })
  const notifications = data?.notifications ?? []
  return {
    notifications,
    unread: notifications.filter(({ readAt }) => readAt === null).length,
    isPending,
    /** There may be some: they could not be read. */
    isUnknown: isError && !data,
    readAgain: () => void refetch(),
    markRead: markRead.mutate,
  }
}

'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { api } from '@/lib/client/api'
import type { Anchor } from '@/lib/domain/postmortem/anchor'
import type { ThreadView } from '@/lib/domain/postmortem/comment'

/** Whoever writes tells at once; this is for what was told while nobody could be reached. */
const ANYWAY_MS = 60_000

interface Listed {
  threads: ThreadView[]
}

const threadsKey = (incidentId: string) => ['postmortem', incidentId, 'threads'] as const

const pathOf = (incidentId: string, rest: string) => `/api/v1/incidents/${incidentId}/postmortem/${rest}`

/** The conversations about a postmortem, in the order they were begun. */
export const useThreads = (incidentId: string) =>
  useQuery({
    queryKey: threadsKey(incidentId),
    queryFn: () => api<Listed>('GET', pathOf(incidentId, 'threads')),
    select: ({ threads }) => threads,
    refetchInterval: ANYWAY_MS,
  })

/** A comment as it is sent; the same id is the same comment, however often it is sent. */
export interface CommentToSend {
  id: string
  text: string
  mentions: string[]
}

export interface ThreadToSend {
  id: string
  anchor: Anchor | null
  quote: string
}

export interface ThreadActions {
  start: (thread: ThreadToSend, comment: CommentToSend) => Promise<void>
  answer: (threadId: string, comment: CommentToSend) => Promise<void>
  edit: (commentId: string, words: Pick<CommentToSend, 'text' | 'mentions'>) => Promise<void>
  settle: (threadId: string, resolved: boolean) => Promise<void>
}

/** What can be done to threads. Each throws an AppError when it did not happen, or when nobody knows whether it did. */
export function useThreadActions(incidentId: string): ThreadActions {
  const queries = useQueryClient()
  return useMemo(() => {
    const change = async (method: 'POST' | 'PATCH', rest: string, body: object) => {
      const { thread } = await api<{ thread: ThreadView }>(method, pathOf(incidentId, rest), body)
      // A read that began before would take it away again.
      await queries.cancelQueries({ queryKey: threadsKey(incidentId) })
      queries.setQueryData<Listed>(threadsKey(incidentId), (listed) => ({ threads: withThread(listed, thread) }))
    }
    return {
      start: (thread, comment) => change('POST', 'threads', { ...thread, comment }),
      answer: (threadId, comment) => change('POST', `threads/${threadId}/comments`, comment),
      edit: (commentId, { text, mentions }) => change('PATCH', `comments/${commentId}`, { text, mentions }),
      settle: (threadId, resolved) => change('PATCH', `threads/${threadId}`, { resolved }),
    }
  }, [queries, incidentId])
}

function withThread(listed: Listed | undefined, thread: ThreadView): ThreadView[] {
  const threads = listed?.threads ?? []
  return threads.some(({ id }) => id === thread.id)
    ? threads.map((known) => (known.id === thread.id ? thread : known))
    : [...threads, thread]
}

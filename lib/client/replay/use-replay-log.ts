'use client'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '@/lib/client/api'
import { isAppError } from '@/lib/domain/errors'
import { type EventPage, isRedaction, readLog } from './read-log'
import { createReplayIndex, type ReplayIndex } from './replay-index'

const PAGE = 1000
const LOOK_EVERY_MS = 5000

const readPage = (incidentId: string, after: number) =>
  api<EventPage>('GET', `/api/v1/incidents/${incidentId}/events?after=${after}&limit=${PAGE}`)

export type ReplayLog =
  | { state: 'loading'; share: number }
  | { state: 'failed'; retry: () => void }
  | { state: 'gone' }
  /** `loadMore` rejects when what was written since could not be read. */
  | { state: 'ready'; index: ReplayIndex; more: number; loadMore: () => Promise<void> }

/** The whole log of an incident in this tab, and how many events were written since it was read. */
export function useReplayLog(incidentId: string): ReplayLog {
  const [index, setIndex] = useState<ReplayIndex | null>(null)
  const [share, setShare] = useState(0)
  const [problem, setProblem] = useState<'failed' | 'gone' | null>(null)
  const [attempt, setAttempt] = useState(0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt is another reading
  useEffect(() => {
    let isCurrent = true
    setProblem(null)
    readLog(
      (after) => readPage(incidentId, after),
      0,
      (far) => isCurrent && setShare(far),
    )
      .then(({ events, isOutdated }) => {
        if (!isCurrent) return
        if (isOutdated) setAttempt((before) => before + 1)
        else setIndex(createReplayIndex(events))
      })
      .catch((error: unknown) => isCurrent && setProblem(isGone(error) ? 'gone' : 'failed'))
    return () => {
      isCurrent = false
    }
  }, [incidentId, attempt])

  const loaded = index?.events.length ?? 0
  const { data: head, error } = useQuery({
    queryKey: ['replay-head', incidentId, loaded],
    enabled: index !== null,
    refetchInterval: LOOK_EVERY_MS,
    queryFn: async () => {
      const { events, headSeq } = await readPage(incidentId, loaded)
      return { seq: headSeq, isRedacted: events.some(isRedaction) }
    },
  })
  const isRedacted = head?.isRedacted ?? false
  useEffect(() => {
    if (isRedacted) setAttempt((before) => before + 1)
  }, [isRedacted])
  const loadMore = async () => {
    if (!index) return
    const read = readLog(
      (after) => readPage(incidentId, after),
      loaded,
      () => {},
    )
    const { events, isOutdated } = await read.catch((reason: unknown) => {
      if (isGone(reason)) setProblem('gone')
      throw reason
    })
    if (isOutdated) setAttempt((before) => before + 1)
    else setIndex((now) => (now === index ? index.with(events) : now))
  }

  if (problem === 'gone' || isGone(error)) return { state: 'gone' }
  if (problem === 'failed') return { state: 'failed', retry: () => setAttempt(attempt + 1) }
  if (!index) return { state: 'loading', share }
  return { state: 'ready', index, more: Math.max(0, (head?.seq ?? loaded) - loaded), loadMore }
}

const isGone = (error: unknown) => isAppError(error) && (error.code === 'not_found' || error.code === 'forbidden')

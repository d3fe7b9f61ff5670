'use client'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useState } from 'react'
import { api } from '@/lib/client/api'
import { isAppError } from '@/lib/domain/errors'
import type { IncidentEvent } from '@/lib/domain/incident/events'
import { createReplayIndex, type ReplayIndex } from './replay-index'

const PAGE = 1000
const LOOK_EVERY_MS = 5000

interface EventPage {
  events: IncidentEvent[]
  headSeq: number
}

const readPage = (incidentId: string, after: number) =>
  api<EventPage>('GET', `/api/v1/incidents/${incidentId}/events?after=${after}&limit=${PAGE}`)

/** Everything after a `seq`, page by page, telling how far it is. */
async function readLog(incidentId: string, after: number, onProgress: (share: number) => void) {
  const events: IncidentEvent[] = []
  for (;;) {
    const page = await readPage(incidentId, after + events.length)
    events.push(...page.events)
    onProgress(page.headSeq === 0 ? 1 : (after + events.length) / page.headSeq)
    if (page.events.length === 0 || after + events.length >= page.headSeq) return events
  }
}

export type ReplayLog =
  | { state: 'loading'; share: number }
  | { state: 'failed'; retry: () => void }
  | { state: 'gone' }
  | { state: 'ready'; index: ReplayIndex; more: number; loadMore: () => void }

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
    readLog(incidentId, 0, (far) => isCurrent && setShare(far))
      .then((events) => isCurrent && setIndex(createReplayIndex(events)))
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
      return { seq: headSeq, isRedacted: events.some(({ type }) => type === 'entry.redacted') }
    },
  })
  // What was read before a redaction still holds the words (SPEC REPLAY-2): all of it is read again.
  const isRedacted = head?.isRedacted ?? false
  useEffect(() => {
    if (isRedacted) setAttempt((before) => before + 1)
  }, [isRedacted])
  const loadMore = useCallback(() => {
    if (!index) return
    readLog(incidentId, index.events.length, () => {})
      .then((events) => setIndex((now) => (now === index ? index.with(events) : now)))
      .catch((reason: unknown) => isGone(reason) && setProblem('gone'))
  }, [incidentId, index])

  if (problem === 'gone' || isGone(error)) return { state: 'gone' }
  if (problem === 'failed') return { state: 'failed', retry: () => setAttempt(attempt + 1) }
  if (!index) return { state: 'loading', share }
  return { state: 'ready', index, more: Math.max(0, (head?.seq ?? loaded) - loaded), loadMore }
}

const isGone = (error: unknown) => isAppError(error) && (error.code === 'not_found' || error.code === 'forbidden')

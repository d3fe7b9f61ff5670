'use client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReviewAnswer } from '@/lib/domain/incident/review'
import type { ReviewNeeds, ReviewView } from '@/lib/domain/incident/review-view'
import { api } from './api'
import { useIds } from './ids'

const EVERY_MS = 60_000
const NEEDS_EVERY_MS = 15_000

const needsKey = (incidentId: string) => ['review-needs', incidentId] as const

/** The reviews that wait for whoever looks, the first to be due first. */
export const useMyReviews = () =>
  useQuery({
    queryKey: ['reviews', 'mine'],
    queryFn: () => api<{ reviews: ReviewView[] }>('GET', '/api/v1/reviews?state=mine&limit=50'),
    select: ({ reviews }) => reviews,
    refetchInterval: EVERY_MS,
  })

/** What a review still needs; asked again whenever the log of its incident grew (`seq`), and as others write. */
export const useReviewNeeds = (incidentId: string, seq: number, { isWanted = true } = {}) =>
  useQuery({
    queryKey: [...needsKey(incidentId), seq],
    queryFn: () => api<ReviewNeeds>('GET', `/api/v1/incidents/${incidentId}/review`),
    placeholderData: (before) => before,
    refetchInterval: NEEDS_EVERY_MS,
    enabled: isWanted,
  })

export type ReviewCommand =
  | { command: 'open-review' }
  | { command: 'assign-review'; ownerId: string }
  | { command: 'ask-for-review'; reviewerIds: string[]; note?: string }
  | { command: 'answer-review'; answer: ReviewAnswer; note?: string }
  | { command: 'withdraw-review'; reason?: string; noteId?: string }
  | { command: 'publish-review' }

/** Runs one command of a review, however often it is pressed; its room hears of it by the log. */
export function useReviewCommand(incidentId: string) {
  const queries = useQueryClient()
  const idOf = useIds()
  return useMutation({
    mutationFn: ({ command, ...input }: ReviewCommand) =>
      api('POST', `/api/v1/incidents/${incidentId}/commands/${command}`, {
        commandId: idOf([command, input]),
        input,
      }),
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['reviews'] }),
        queries.invalidateQueries({ queryKey: needsKey(incidentId) }),
        queries.invalidateQueries({ queryKey: ['postmortem', incidentId] }),
      ]),
  })
}

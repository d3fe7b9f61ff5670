'use client'
import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import type { NewPrevention, Prevention, PreventionChange } from '@/lib/domain/postmortem/prevention'
import { addPrevention, changePrevention, newerOf, type PreventionChanges } from './change-prevention'

interface Answer {
  preventions: Prevention[]
}

const keyOf = (incidentId: string) => ['postmortem', incidentId, 'preventions'] as const
const LISTS = ['preventions']
const EVERY_MS = 30_000
/** While an issue is being made, which takes a moment. */
const SOON_MS = 2000

const isMakingIssue = (answer: Answer | undefined) =>
  answer?.preventions.some(({ issueRequest }) => issueRequest?.state === 'creating') ?? false

/** Shows one as it is now, wherever it is shown. One that is known newer already stays. */
function show(queries: QueryClient, one: Prevention): void {
  queries.setQueryData<Answer>(keyOf(one.incident.id), (answer) => {
    if (!answer) return answer
    const known = answer.preventions.find(({ id }) => id === one.id)
    if (!known) return { preventions: [...answer.preventions, one] }
    const newer = known.version > one.version ? known : one
    return { preventions: answer.preventions.map((each) => (each.id === one.id ? newer : each)) }
  })
  void queries.invalidateQueries({ queryKey: LISTS })
}

/** Changes a prevention from wherever it is shown; a refusal shows what it is now, and throws. */
export function useChangePrevention(): (base: Prevention, changes: PreventionChanges) => Promise<Prevention> {
  const queries = useQueryClient()
  return async (base, changes) => {
    try {
      const changed = await changePrevention(base, changes)
      show(queries, changed)
      return changed
    } catch (error) {
      const newer = newerOf(error)
      if (newer) show(queries, newer)
      throw error
    }
  }
}

/** What an incident buys, and how that is changed. What is given an id twice is added once. */
export function usePreventions(incidentId: string) {
  const queries = useQueryClient()
  const changeOne = useChangePrevention()
  const { data, error, refetch } = useQuery({
    queryKey: keyOf(incidentId),
    queryFn: () => api<Answer>('GET', `/api/v1/incidents/${incidentId}/preventions`),
    refetchInterval: ({ state }) => (isMakingIssue(state.data) ? SOON_MS : EVERY_MS),
  })
  const add = async (input: NewPrevention, first: NewPrevention): Promise<Prevention> => {
    const prevention = await addPrevention(incidentId, input, first)
    show(queries, prevention)
    return prevention
  }
  const change = async (id: string, changes: PreventionChanges): Promise<Prevention> => {
    const base = data?.preventions.find((one) => one.id === id)
    if (!base) throw new Error('A prevention is changed that is not shown')
    return changeOne(base, changes)
  }
  return { preventions: data?.preventions, error, refetch, add, change }
}

/** What was done to one so far, the latest first. */
export const usePreventionChanges = ({ id, version }: Prevention) =>
  useQuery({
    queryKey: ['prevention-changes', id, version],
    queryFn: () => api<{ changes: PreventionChange[] }>('GET', `/api/v1/preventions/${id}/changes`),
    select: ({ changes }) => changes,
  })

/** Has an issue made for it; pressed twice it is one. */
export function useRequestIssue({ id }: Prevention) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: () => api<{ prevention: Prevention }>('POST', `/api/v1/preventions/${id}/issue`),
    onSuccess: ({ prevention }) => show(queries, prevention),
  })
}

/** Preventions of all incidents, by a query of the API. */
export const usePreventionList = (query: string, initial?: Prevention[]) =>
  useQuery({
    queryKey: [...LISTS, query],
    queryFn: () => api<Answer>('GET', `/api/v1/preventions${query}`),
    select: ({ preventions }) => preventions,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { preventions: initial } }),
  })

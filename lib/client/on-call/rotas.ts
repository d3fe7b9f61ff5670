'use client'

import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '@/lib/client/api'
import { mySpan, type Span } from '@/lib/client/on-call/spans'
import type { MyShift, RotaDetail, RotaSummary, ShiftView } from '@/lib/domain/on-call/rota-view'

export const ON_CALL = ['on-call'] as const
/** How often pages about who is on call ask again: time goes by, and a signal may be lost. */
const EVERY_MS = 10_000

const spanQuery = ({ from, to }: Span) => `?${new URLSearchParams({ from, to })}`

/** Every rota, archived ones too, with who is on now. */
export const useRotas = (initial?: RotaSummary[]) =>
  useQuery({
    queryKey: [...ON_CALL, 'rotas'],
    queryFn: () => api<{ rotas: RotaSummary[] }>('GET', '/api/v1/rotas?archived=true'),
    select: ({ rotas }) => rotas,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { rotas: initial } }),
  })

const rotaQuery = (id: string) => ({
  queryKey: [...ON_CALL, 'rota', id],
  queryFn: () => api<{ rota: RotaDetail }>('GET', `/api/v1/rotas/${id}`),
  select: ({ rota }: { rota: RotaDetail }) => rota,
})

/** One rota with its rotation, what is wrong with it, and the requests that are open. */
export const useRota = (initial: RotaDetail) =>
  useQuery({ ...rotaQuery(initial.id), refetchInterval: EVERY_MS, initialData: { rota: initial } })

/** The same of several, as far as they are known. */
export function useRotaDetails(ids: readonly string[], initial: RotaDetail[]): RotaDetail[] {
  return useQueries({
    queries: ids.map((id) => {
      const rota = initial.find((one) => one.id === id)
      return { ...rotaQuery(id), refetchInterval: EVERY_MS, ...(rota && { initialData: { rota } }) }
    }),
    combine: (answers) => answers.flatMap(({ data }) => data ?? []),
  })
}

/** How much the lint finds of each rota in use, by id. It looks twelve weeks ahead, so it is asked once. */
export const useProblemCounts = () =>
  useQuery({
    queryKey: [...ON_CALL, 'problem-counts'],
    queryFn: () => api<{ rotas: RotaSummary[] }>('GET', '/api/v1/rotas?problems=true'),
    select: ({ rotas }) => new Map(rotas.map(({ id, problemCount = 0 }) => [id, problemCount])),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** One rota as it is now, read again. */
export const readRota = async (id: string): Promise<RotaDetail> =>
  (await api<{ rota: RotaDetail }>('GET', `/api/v1/rotas/${id}`)).rota

/** Who has the seats of a rota over a stretch of time, gaps among them. */
export const useRotaShifts = (id: string, span: Span, initial?: ShiftView[]) =>
  useQuery({
    queryKey: [...ON_CALL, 'shifts', id, span.from, span.to],
    queryFn: () => api<{ shifts: ShiftView[] }>('GET', `/api/v1/rotas/${id}/shifts${spanQuery(span)}`),
    select: ({ shifts }) => shifts,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { shifts: initial } }),
  })

/** My own shifts over all rotas, the first first; some that are over among them. */
export const useMyShifts = (initial?: MyShift[]) =>
  useQuery({
    queryKey: [...ON_CALL, 'mine'],
    queryFn: () => api<{ shifts: MyShift[] }>('GET', `/api/v1/shifts${spanQuery(mySpan(Date.now()))}`),
    select: ({ shifts }) => shifts,
    refetchInterval: EVERY_MS,
    ...(initial && { initialData: { shifts: initial } }),
  })

/** Has everything about who is on call read again. */
export function useOnCallChanged(): () => Promise<void> {
  const queries = useQueryClient()
  return () => queries.invalidateQueries({ queryKey: ON_CALL })
}

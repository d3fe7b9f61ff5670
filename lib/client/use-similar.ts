'use client'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { SimilarIncident } from '@/lib/domain/history/similar-incident'
import { api } from './api'

const EVERY_MS = 30_000

/** Past incidents like one; read again for each other `version` of what they are found by, at most every 30 seconds. */
export const useSimilar = (incidentId: string, version: string) =>
  useQuery({
    queryKey: ['similar', incidentId, useCalm(version)],
    placeholderData: keepPreviousData,
    staleTime: EVERY_MS,
    queryFn: () => api<{ similar: SimilarIncident[] }>('GET', `/api/v1/incidents/${incidentId}/similar`),
    select: ({ similar }) => similar,
  })

/** The same value, but never another one within 30 seconds of the last. */
function useCalm(value: string): string {
  const [calm, setCalm] = useState(value)
  const changedAt = useRef(0)
  useEffect(() => {
    if (value === calm) return
    const timer = setTimeout(
      () => {
        changedAt.current = Date.now()
        setCalm(value)
      },
      Math.max(0, changedAt.current + EVERY_MS - Date.now()),
    )
    return () => clearTimeout(timer)
  }, [value, calm])
  return calm
}

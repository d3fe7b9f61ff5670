'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SearchHit } from '@/lib/domain/incident/summary'
import { api } from './api'

const TYPING_MS = 120
/** Shorter words find everything. */
const MIN_LENGTH = 2

/** Entries of every visible incident that hold the words, while somebody types them. */
export function useSearch(text: string) {
  const q = useSettled(text.trim(), TYPING_MS)
  const isAsked = q.length >= MIN_LENGTH
  const { data, isFetching, error } = useQuery({
    queryKey: ['search', q],
    queryFn: () => api<{ hits: SearchHit[] }>('GET', `/api/v1/search?q=${encodeURIComponent(q)}&limit=12`),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  return { hits: isAsked ? (data?.hits ?? []) : [], isFetching: isAsked && isFetching, error }
}

/** The value once it has not changed for a moment. */
function useSettled<Value>(value: Value, ms: number): Value {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return settled
}

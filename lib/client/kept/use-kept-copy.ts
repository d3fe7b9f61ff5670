'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { startOffline } from '@/lib/client/connection'
import { showPeople } from '@/lib/client/directory'
import type { KeptCopy } from './kept-copy'
import { readCopy } from './kept-database'

/** What this device has for when the server is away: undefined until it is read, null when there is nothing. */
export function useKeptCopy(): KeptCopy | null | undefined {
  const queries = useQueryClient()
  const [copy, setCopy] = useState<KeptCopy | null>()
  useEffect(() => {
    startOffline()
    void readCopy().then((read) => {
      if (read?.people) showPeople(queries, read.people.people)
      setCopy(read)
    })
  }, [queries])
  return copy
}

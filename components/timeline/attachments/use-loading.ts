'use client'
import { useState } from 'react'
import { useConnection } from '@/lib/client/connection'

/** `away`: it is not on this device, and the server is not there. `broken`: the server has no such picture to show. */
export type LoadFailure = 'away' | 'broken'

/** Whether what is shown from an address could be loaded. Each time the server is back it is tried again. */
export function useLoading(address: string) {
  const connection = useConnection()
  const [failedAddress, setFailedAddress] = useState<string | null>(null)
  const [last, setLast] = useState(connection)
  if (last !== connection) {
    setLast(connection)
    if (connection === 'live') setFailedAddress(null)
  }
  const failure: LoadFailure = connection === 'live' ? 'broken' : 'away'
  return {
    failure: failedAddress === address ? failure : null,
    handleError: () => setFailedAddress(address),
  }
}

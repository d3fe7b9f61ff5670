import { useState } from 'react'
import { newerOf } from '@/lib/client/postmortem/change-prevention'
import type { Prevention } from '@/lib/domain/postmortem/prevention'

export interface Attempt {
  isBusy: boolean
  error: unknown
  /** What somebody else made of it meanwhile, when that is in the way. */
  newer: Prevention | null
  /** Runs something once at a time; answers whether it was done. */
  run(work: () => Promise<unknown>): Promise<boolean>
  forget(): void
}

/** Something that may be refused, and whose refusal stands beside what was typed. */
export function useAttempt(): Attempt {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  return {
    isBusy,
    error,
    newer: newerOf(error),
    async run(work) {
      if (isBusy) return false
      setBusy(true)
      const failure = await work().then(
        () => null,
        (reason: unknown) => reason,
      )
      setError(failure)
      setBusy(false)
      return failure === null
    },
    forget: () => setError(null),
  }
}

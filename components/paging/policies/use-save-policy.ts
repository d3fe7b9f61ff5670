'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { pathOf } from '@/components/paging/policies/policy-draft'
import { addPolicy, changePolicy, readPolicy, usePoliciesChanged } from '@/lib/client/paging/policies'
import { problemsOfAnswer } from '@/lib/client/path-problems'
import { randomId } from '@/lib/client/random-id'
import { isAppError } from '@/lib/domain/errors'
import type { NewPolicy } from '@/lib/domain/on-call/paging-inputs'
import type { PolicyDetail } from '@/lib/domain/on-call/paging-view'

/** Saves a policy on top of the one that was read. When somebody changed it meanwhile, `newer` is what it is now. */
export function useSavePolicy(initial: PolicyDetail | null, onSaved: (policy: PolicyDetail) => void) {
  const changed = usePoliciesChanged()
  const [base, setBase] = useState(initial)
  const [newer, setNewer] = useState<PolicyDetail | null>(null)
  // Sent again after no answer came, it is the same policy.
  const [id] = useState(randomId)
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async (policy: Omit<NewPolicy, 'id'>) => {
      if (!base) return addPolicy({ id, ...policy })
      try {
        return await changePolicy(base.id, { version: base.version, ...policy })
      } catch (failure) {
        if (isAppError(failure) && failure.code === 'conflict') setNewer(await readPolicy(base.id))
        throw failure
      }
    },
    onSuccess: (saved) => {
      setBase(saved)
      void changed()
      onSaved(saved)
    },
  })
  return {
    save: (policy: Omit<NewPolicy, 'id'>) => {
      if (!isPending) mutate(policy)
    },
    isPending,
    error,
    problems: problemsOfAnswer(error, pathOf),
    newer,
    /** What is saved next is saved on top of the newer one. */
    goOn: () => {
      if (newer) setBase(newer)
      setNewer(null)
      reset()
    },
  }
}

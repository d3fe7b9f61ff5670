'use client'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RotaDraft } from '@/components/on-call/editor/rota-draft'
import { saveRota } from '@/components/on-call/editor/save-rota'
import { readRota, useOnCallChanged } from '@/lib/client/on-call/rotas'
import { isAppError } from '@/lib/domain/errors'
import type { Rotation } from '@/lib/domain/on-call/rota'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

/** Saves a rota on top of the one that was read. When somebody changed it meanwhile, `newer` is what it is now. */
export function useSaveRota(initial: RotaDetail | null, onSaved: (rota: RotaDetail) => void) {
  const changed = useOnCallChanged()
  const [base, setBase] = useState(initial)
  const [newer, setNewer] = useState<RotaDetail | null>(null)
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: async ({ draft, rotation }: { draft: RotaDraft; rotation: Rotation }) => {
      try {
        return await saveRota(base, draft, rotation, setBase)
      } catch (failure) {
        if (base && isConflict(failure)) setNewer(await readRota(base.id))
        throw failure
      }
    },
    onSuccess: (rota) => {
      void changed()
      onSaved(rota)
    },
  })
  return {
    save: (draft: RotaDraft, rotation: Rotation) => {
      if (!isPending) mutate({ draft, rotation })
    },
    isPending,
    error,
    base,
    newer,
    /** What is saved next is saved on top of the newer one. */
    goOn: () => {
      if (newer) setBase(newer)
      setNewer(null)
      reset()
    },
  }
}

const isConflict = (error: unknown): boolean => isAppError(error) && error.code === 'conflict'

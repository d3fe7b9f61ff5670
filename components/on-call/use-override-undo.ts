'use client'
import { toast } from '@/components/ui/toast'
import { useRemoveOverride } from '@/lib/client/on-call/overrides'

/** What a toast offers after an override was made: to take it back with one tap. */
export function useOverrideUndo(rotaId: string) {
  const { mutate } = useRemoveOverride(rotaId)
  return (overrideId: string) => ({
    label: 'Undo',
    run: () =>
      mutate(overrideId, {
        onSuccess: () => toast('The override is removed'),
        onError: () => toast('It could not be removed. Open the shift in the calendar.', { tone: 'warning' }),
      }),
  })
}

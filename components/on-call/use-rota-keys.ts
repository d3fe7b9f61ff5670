'use client'
import { useRouter } from 'next/navigation'
import { useMemo } from 'react'
import type { PageAction } from '@/components/command-menu/action-registry'
import { useActions } from '@/components/command-menu/use-actions'
import { monthAfter, monthAt } from '@/components/on-call/calendar/weeks'
import { editRotaPath, handOverPath } from '@/components/on-call/on-call-path'
import type { ShownMonth } from '@/components/on-call/use-month'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

export interface RotaKeysUse {
  rota: RotaDetail
  month: ShownMonth
  /** Null for who may not. */
  onOverride: (() => void) | null
}

/** What can be done on the page of a rota by keys and from the command menu. */
export function useRotaKeys({ rota: { id, key, zone, isEditable }, month, onOverride }: RotaKeysUse): void {
  const router = useRouter()
  const { month: shown, setMonth, now } = month
  const actions = useMemo(
    (): PageAction[] => [
      { id: 'month-after', label: 'Month after', keys: 'j', run: () => setMonth(monthAfter(shown, 1)) },
      { id: 'month-before', label: 'Month before', keys: 'k', run: () => setMonth(monthAfter(shown, -1)) },
      { id: 'this-month', label: 'This month', keys: 't', run: () => setMonth(monthAt(now, zone)) },
      ...(onOverride ? [{ id: 'override', label: 'Override', keys: 'o', run: onOverride }] : []),
      { id: 'hand-over', label: 'Open the hand-over', keys: 'h', run: () => router.push(handOverPath({ id, key })) },
      ...(isEditable
        ? [{ id: 'edit-rota', label: 'Change the rota', keys: 'e', run: () => router.push(editRotaPath({ id, key })) }]
        : []),
    ],
    [router, shown, setMonth, now, zone, id, key, isEditable, onOverride],
  )
  useActions(actions)
}

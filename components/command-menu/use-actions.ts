'use client'
import { useEffect, useId } from 'react'
import { actionRegistry, type PageAction } from '@/components/command-menu/action-registry'

/** Offers actions in the command menu and by their keys for as long as the component is on the page. */
export function useActions(actions: readonly PageAction[]): void {
  const owner = useId()
  useEffect(() => {
    actionRegistry.offer(owner, actions)
  }, [owner, actions])
  useEffect(() => () => actionRegistry.withdraw(owner), [owner])
}

'use client'
import { useSyncExternalStore } from 'react'
import { actionRegistry, actionsOf, type PageAction } from '@/components/command-menu/action-registry'

const NONE: ReadonlyMap<string, readonly PageAction[]> = new Map()

/** Every action on offer now. */
export const useOfferedActions = (): PageAction[] =>
  actionsOf(useSyncExternalStore(actionRegistry.subscribe, actionRegistry.current, () => NONE))

/** Actions by their headings, in the order in which the headings first appear. */
export function bySection(actions: readonly PageAction[]): [string, PageAction[]][] {
  const sections = new Map<string, PageAction[]>()
  for (const action of actions) {
    const section = action.section ?? 'Here'
    sections.set(section, [...(sections.get(section) ?? []), action])
  }
  return [...sections]
}

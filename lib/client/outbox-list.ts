import type { OutboxItem } from './outbox-item'

/** The commands as one tab shows them, its own and those of the person's other tabs, in the order of `n`. */
export function createOutboxList() {
  let items: readonly OutboxItem[] = []
  // What left may still be on its way here from the storage or another tab.
  const gone = new Set<string>()
  const subscribers = new Set<() => void>()

  function set(next: readonly OutboxItem[]) {
    items = next
    for (const notify of subscribers) notify()
  }

  const changed = (commandId: string, changes: Partial<OutboxItem>) =>
    items.map((item) => (item.commandId === commandId ? { ...item, ...changes } : item))

  return {
    get: () => items,
    find: (commandId: string) => items.find((item) => item.commandId === commandId),
    isGone: (commandId: string) => gone.has(commandId),
    markGone(commandIds: readonly string[]) {
      for (const commandId of commandIds) gone.add(commandId)
    },
    put(...added: readonly OutboxItem[]) {
      if (added.length === 0) return
      for (const { commandId } of added) gone.delete(commandId)
      const ids = new Set(added.map(({ commandId }) => commandId))
      const kept = items.filter(({ commandId }) => !ids.has(commandId))
      set([...kept, ...added].sort(inOrder))
    },
    change(commandId: string, changes: Partial<OutboxItem>) {
      if (items.some((item) => item.commandId === commandId)) set(changed(commandId, changes))
    },
    /** Like `change`, for what nobody sees: the room is not painted again for it. */
    note(commandId: string, changes: Partial<OutboxItem>) {
      items = changed(commandId, changes)
    },
    /** Answers what left. */
    drop(isLeaving: (item: OutboxItem) => boolean): readonly OutboxItem[] {
      const left = items.filter(isLeaving)
      for (const { commandId } of left) gone.add(commandId)
      if (left.length > 0) set(items.filter((item) => !isLeaving(item)))
      return left
    },
    nextN: (madeAt: number): number => Math.max(madeAt, (items.at(-1)?.n ?? 0) + 1),
    subscribe(notify: () => void) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
  }
}

export type OutboxList = ReturnType<typeof createOutboxList>

const inOrder = (a: OutboxItem, b: OutboxItem) => a.n - b.n || (a.commandId < b.commandId ? -1 : 1)

import type { OutboxStorage, StoredCommand } from './outbox-item'
import { randomId } from './random-id'

/** One key a command, so that two tabs never overwrite each other's. */
const prefixOf = (personId: string) => `evenkeel.outbox.${personId}.`
const lockOf = (tabId: string) => `evenkeel.tab.${tabId}`

interface Kept {
  tabId: string
  command: StoredCommand
}

/**
 * Unsent commands in localStorage. A tab takes up its own after a reload, and those of tabs that are gone: each tab
 * holds a lock for as long as it lives. Without locks (plain http on a LAN name) a tab takes up its own only.
 */
export function createLocalStorage(personId: string): OutboxStorage {
  const prefix = prefixOf(personId)
  const tabId = ownTabId()
  const isLocked = 'locks' in navigator
  if (isLocked) void navigator.locks.request(lockOf(tabId), () => new Promise<never>(() => {}))

  async function livingTabs(): Promise<ReadonlySet<string>> {
    const { held } = await navigator.locks.query()
    return new Set(held?.map(({ name }) => name ?? ''))
  }

  return {
    async load() {
      const all = keptUnder(prefix)
      const living = isLocked ? await livingTabs() : null
      const isOurs = (kept: Kept) => kept.tabId === tabId || (living !== null && !living.has(lockOf(kept.tabId)))
      const ours = all.filter(isOurs).map(({ command }) => command)
      for (const command of ours) write(prefix, { tabId, command })
      return ours.sort((a, b) => a.n - b.n)
    },
    async put(command) {
      write(prefix, { tabId, command })
    },
    async remove(commandId) {
      withoutFailing(() => localStorage.removeItem(prefix + commandId))
    },
  }
}

/** Stays the same through a reload of the tab. */
function ownTabId(): string {
  const known = withoutFailing(() => sessionStorage.getItem('evenkeel.tab'))
  if (known) return known
  const made = randomId()
  withoutFailing(() => sessionStorage.setItem('evenkeel.tab', made))
  return made
}

function keptUnder(prefix: string): Kept[] {
  const keys = withoutFailing(() => Object.keys(localStorage)) ?? []
  return keys.flatMap((key) => {
    const kept = key.startsWith(prefix) ? withoutFailing(() => JSON.parse(localStorage.getItem(key) ?? '')) : null
    return kept ? [kept satisfies Kept] : []
  })
}

function write(prefix: string, kept: Kept) {
  withoutFailing(() => localStorage.setItem(prefix + kept.command.commandId, JSON.stringify(kept)))
}

/** Storage may be full, or switched off by the browser; then a command lives in memory only. */
function withoutFailing<T>(run: () => T): T | null {
  try {
    return run()
  } catch {
    return null
  }
}

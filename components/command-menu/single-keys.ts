const STORAGE_KEY = 'evenkeel-single-keys'
const listeners = new Set<() => void>()

/** Whether keys without Ctrl or ⌘ do something: people who speak to their computer turn them off (WCAG 2.1.4). */
export const singleKeys = {
  areOn: (): boolean => {
    try {
      return localStorage.getItem(STORAGE_KEY) !== 'off'
    } catch {
      return true
    }
  },
  turn(isOn: boolean) {
    try {
      localStorage.setItem(STORAGE_KEY, isOn ? 'on' : 'off')
    } catch {
      // A browser that keeps nothing keeps the usual.
    }
    for (const listener of listeners) listener()
  },
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}

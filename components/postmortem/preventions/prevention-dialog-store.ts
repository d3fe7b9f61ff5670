/** What a new prevention begins with. */
export interface PreventionStart {
  cardId?: string
  mitigationId?: string
  title?: string
}

let current: PreventionStart | null = null
const listeners = new Set<() => void>()

const set = (next: PreventionStart | null) => {
  current = next
  for (const listener of listeners) listener()
}

/** Opens the form for a new prevention, from wherever on the page. */
export const openPreventionDialog = (start: PreventionStart = {}): void => set(start)
export const closePreventionDialog = (): void => set(null)

export const preventionDialogStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  current: () => current,
  /** On the server no dialog is open. */
  none: () => null,
}

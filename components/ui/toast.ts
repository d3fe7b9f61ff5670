export interface Toast {
  id: number
  title: string
  description?: string
  tone: 'plain' | 'warning'
  action?: { label: string; run: () => void }
}

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()

const set = (changed: readonly Toast[]) => {
  toasts = changed
  for (const listener of listeners) listener()
}

/** Says that something happened elsewhere; what failed beside a control belongs beside that control. */
export function toast(title: string, options: Partial<Omit<Toast, 'id' | 'title'>> = {}): void {
  const made: Toast = { id: nextId++, title, tone: 'plain', ...options }
  set([...toasts, made].slice(-3))
}

export const dismissToast = (id: number): void => set(toasts.filter((each) => each.id !== id))

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  current: () => toasts,
}

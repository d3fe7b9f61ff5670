/** Something a person can do from where they are: by its key, or by its name in the command menu. */
export interface PageAction {
  id: string
  label: string
  /** A single key such as `d`, two in a row such as `g i`, or `mod+k`. */
  keys?: string
  /** The heading it stands under; "Here" when it has none. */
  section?: string
  /** Other words people look for. */
  keywords?: string[]
  run: () => void
}

let offers: ReadonlyMap<string, readonly PageAction[]> = new Map()
const listeners = new Set<() => void>()

function change(edit: (next: Map<string, readonly PageAction[]>) => void) {
  const next = new Map(offers)
  edit(next)
  offers = next
  for (const listener of listeners) listener()
}

/** What the parts of the page offer now, by who offers it; later ones stand before earlier ones. */
export const actionRegistry = {
  offer: (owner: string, actions: readonly PageAction[]) =>
    change((next) => {
      next.set(owner, actions)
    }),
  withdraw: (owner: string) =>
    change((next) => {
      next.delete(owner)
    }),
  current: () => offers,
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
}

/** Every action on offer, the page's own before the shell's, each id once. */
export function actionsOf(current: ReadonlyMap<string, readonly PageAction[]>): PageAction[] {
  const byId = new Map<string, PageAction>()
  for (const action of [...current.values()].reverse().flat()) {
    if (!byId.has(action.id)) byId.set(action.id, action)
  }
  return [...byId.values()]
}

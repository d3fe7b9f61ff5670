import type { SuggestionOptions, SuggestionProps } from '@tiptap/suggestion'

/** Something that can be chosen from a list at the caret. */
export interface MenuOption {
  key: string
  label: string
  /** A second, quieter word: what one types for the same, say. */
  hint?: string
}

export interface MenuState {
  /** The name of the list. */
  label: string
  options: readonly MenuOption[]
  active: number
  /** Where the caret is, in the window. */
  rect: DOMRect | null
  choose(index: number): void
}

/** A list at the caret: the editor tells it what is typed, and a component shows it. */
export interface MenuStore {
  get(): MenuState | null
  subscribe(notify: () => void): () => void
  point(index: number): void
  close(): void
  render: NonNullable<SuggestionOptions<MenuOption, MenuOption>['render']>
}

/** A list that opens at the caret; `announce` says to a screen reader what is pointed at. */
export function createMenu(label: string, announce: (words: string) => void): MenuStore {
  let state: MenuState | null = null
  const subscribers = new Set<() => void>()
  const set = (next: MenuState | null) => {
    state = next
    for (const notify of subscribers) notify()
  }
  const point = (index: number) => {
    if (!state || state.options.length === 0) return
    const active = (index + state.options.length) % state.options.length
    set({ ...state, active })
    announce(`${state.options[active]?.label}, ${active + 1} of ${state.options.length}`)
  }
  const show = ({ items, command, clientRect }: SuggestionProps<MenuOption, MenuOption>) => {
    const choose = (index: number) => {
      const chosen = items[index]
      if (chosen) command(chosen)
    }
    const active = Math.min(state?.active ?? 0, Math.max(0, items.length - 1))
    set({ label, options: items, active, rect: clientRect?.() ?? null, choose })
  }
  return {
    get: () => state,
    subscribe(notify) {
      subscribers.add(notify)
      return () => {
        subscribers.delete(notify)
      }
    },
    point,
    close: () => set(null),
    render: () => ({
      onStart(props) {
        show(props)
        if (props.items[0]) announce(`${label}: ${props.items[0].label}, 1 of ${props.items.length}`)
      },
      onUpdate: show,
      onExit: () => set(null),
      onKeyDown({ event }) {
        if (!state || state.options.length === 0) return false
        if (event.key === 'ArrowDown') point(state.active + 1)
        else if (event.key === 'ArrowUp') point(state.active - 1)
        else if (event.key === 'Enter' || event.key === 'Tab') state.choose(state.active)
        else return false
        return true
      },
    }),
  }
}

import type { PageAction } from '@/components/command-menu/action-registry'

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
}

/** The word for a key press as actions spell it, or null when it is none of ours. */
export function wordOf({ key, ctrlKey, metaKey, altKey }: KeyPress): string | null {
  if (altKey || key.length !== 1) return null
  return ctrlKey || metaKey ? `mod+${key.toLowerCase()}` : key
}

/** `run` for a complete combination, `wait` when this may be the first of two keys. */
export type Match = { kind: 'run'; action: PageAction } | { kind: 'wait'; first: string } | { kind: 'none' }

/** Which action a key means, `first` being the key pressed just before it, if it may begin a pair. */
export function matchKey(actions: readonly PageAction[], word: string, first: string | null): Match {
  const pair = first && actions.find(({ keys }) => keys === `${first} ${word}`)
  if (pair) return { kind: 'run', action: pair }
  const action = actions.find(({ keys }) => keys === word)
  if (action) return { kind: 'run', action }
  return actions.some(({ keys }) => keys?.startsWith(`${word} `)) ? { kind: 'wait', first: word } : { kind: 'none' }
}

'use client'
import { useSyncExternalStore } from 'react'
import { Kbd } from '@/components/ui/kbd'
import { VisuallyHidden } from '@/components/ui/visually-hidden'

/** The keys of an action as this keyboard prints them: "⌘ K" on a Mac, "Ctrl K" elsewhere. */
export function KeyWords({ keys }: { keys: string }) {
  const isMac = useSyncExternalStore(
    () => () => {},
    () => /Mac|iP(hone|ad)/.test(navigator.userAgent),
    () => false,
  )
  const modifier = isMac ? '⌘' : 'Ctrl'
  const words = keys.startsWith('mod+') ? [modifier, keys.slice(4).toUpperCase()] : keys.split(' ')
  return (
    <span className="inline-flex items-center gap-1">
      {words.map((word) => (
        <Kbd key={word}>{word}</Kbd>
      ))}
      <VisuallyHidden>{words.join(' ')}</VisuallyHidden>
    </span>
  )
}

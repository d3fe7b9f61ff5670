'use client'
import clsx from 'clsx'
import { Check, CloudOff, Eye, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Spinner } from '@/components/ui/spinner'
import type { DocumentState } from '@/lib/client/postmortem/document-session'
import { type SaveState, saveWords } from '@/lib/client/postmortem/save-state'

/** “Saved” is said a moment late rather than with each key. */
const HOLD_MS = 500

/** What comes and goes with each word would move everything beside it on a phone, and is a sign only there. */
const PASSING: readonly SaveState[] = ['connecting', 'saving', 'saved']

const icon = { 'aria-hidden': true, size: 14, strokeWidth: 1.75, className: 'shrink-0' } as const

/** How what is written stands. */
export function SaveNote({ state: { save, hasOwn, keeping } }: { state: DocumentState }) {
  const shown = useHeld(save)
  const isUnkept = shown === 'offline' && hasOwn && keeping === 'never'
  return (
    <span
      role="status"
      data-testid="save-state"
      data-state={shown}
      className={clsx(
        'inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap text-12',
        shown === 'offline' ? 'text-warning' : 'text-text-3',
      )}
    >
      {isUnkept ? <TriangleAlert {...icon} /> : glyphOf(shown)}
      <span className={clsx('truncate', PASSING.includes(shown) && 'max-md:sr-only')}>
        {saveWords(shown, hasOwn, keeping)}
      </span>
    </span>
  )
}

function glyphOf(state: SaveState) {
  switch (state) {
    case 'saved':
      return <Check {...icon} />
    case 'offline':
      return <CloudOff {...icon} />
    case 'read-only':
      return <Eye {...icon} />
    default:
      return <Spinner />
  }
}

/** Anything but “saved” at once; “saved” when it has stayed so, and until then what was before it. */
function useHeld(save: SaveState): SaveState {
  const [held, setHeld] = useState(save)
  useEffect(() => {
    if (save !== 'saved') return setHeld(save)
    const timer = setTimeout(() => setHeld('saved'), HOLD_MS)
    return () => clearTimeout(timer)
  }, [save])
  return save === 'saved' ? held : save
}

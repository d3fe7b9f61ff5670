'use client'
import clsx from 'clsx'
import type { ReactNode } from 'react'
import { KIND_KEYS } from '@/components/timeline/composer-text'
import { KindGlyph } from '@/components/timeline/row-glyph'
import { Kbd } from '@/components/ui/kbd'
import type { EntryKind } from '@/lib/domain/incident/values'

type Chosen = keyof typeof KIND_KEYS

const KINDS: { kind: Chosen; verb: string }[] = [
  { kind: 'observation', verb: 'Saw' },
  { kind: 'hypothesis', verb: 'Suspect' },
  { kind: 'decision', verb: 'Decide' },
  { kind: 'question', verb: 'Ask' },
]

export interface KindsProps {
  kind: EntryKind
  onKind: (kind: EntryKind) => void
}

/** The prefixes, which are buttons too. */
export function KindHints({ kind, onKind }: KindsProps) {
  return KINDS.map((each) => (
    <button
      key={each.kind}
      type="button"
      aria-pressed={kind === each.kind}
      onClick={() => onKind(each.kind)}
      className="flex h-6 items-center gap-1.5 rounded-1 px-1.5 text-12 text-text-2 hover:bg-hover aria-pressed:forced-highlight aria-pressed:bg-accent-soft aria-pressed:text-accent @max-[600px]:[&>span]:sr-only"
    >
      <Kbd>/{KIND_KEYS[each.kind]}</Kbd>
      <span>{each.kind}</span>
    </button>
  ))
}

/** The same under a thumb. */
export function KindChips({ kind, onKind, children }: KindsProps & { children: ReactNode }) {
  return (
    <div className="short:hidden flex gap-2 overflow-x-auto px-4 pt-2 md:hidden">
      {KINDS.map((each) => (
        <button
          key={each.kind}
          type="button"
          aria-pressed={kind === each.kind}
          onClick={() => onKind(each.kind)}
          className="relative flex h-8 shrink-0 items-center gap-1 rounded-2 px-2.5 font-medium text-13 text-text-2 inset-ring inset-ring-line-strong before:absolute before:inset-x-0 before:-inset-y-1.5 aria-pressed:forced-highlight aria-pressed:bg-accent-soft aria-pressed:text-accent aria-pressed:inset-ring-accent-line"
        >
          <KindGlyph kind={each.kind} size={14} />
          {each.verb}
        </button>
      ))}
      <span className="ml-auto">{children}</span>
    </div>
  )
}

/** The kind that was chosen, before the words. Backspace at the very start takes it away. */
export function KindLabel({ kind }: { kind: EntryKind }) {
  if (kind === 'note') return null
  return (
    <span
      className={clsx(
        'shrink-0 font-medium text-12 leading-5 max-md:hidden',
        kind === 'decision' ? 'text-accent' : 'text-text-3',
      )}
    >
      {kind}
    </span>
  )
}

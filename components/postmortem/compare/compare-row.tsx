import type { ReactNode } from 'react'
import { WordsView } from '@/components/postmortem/compare/words-view'
import { isSame, type WordChange } from '@/lib/domain/postmortem/compare'

export interface CompareRowProps {
  /** What is compared, above both sides. */
  label?: ReactNode
  words: readonly WordChange[]
  /** What words do not tell: it was moved, only its form changed. */
  note?: string | null
  names: { from: string; to: string }
}

/** The two sides of one part, next to each other; one below the other on a phone. */
export function CompareRow({ label, words, note, names }: CompareRowProps) {
  const isUnchanged = isSame(words)
  return (
    <div className="border-line border-t py-2 first:border-t-0">
      {label && <p className="mb-1 text-12 text-text-3">{label}</p>}
      {note && <p className="mb-1 font-medium text-13">{note}</p>}
      {isUnchanged ? (
        <p className="text-text-2">
          <WordsView words={words} side="to" />
        </p>
      ) : (
        <div className="grid gap-x-8 gap-y-2 md:grid-cols-2">
          <Side name={names.from} words={words} side="from" />
          <Side name={names.to} words={words} side="to" />
        </div>
      )}
    </div>
  )
}

function Side({ name, words, side }: { name: string; words: readonly WordChange[]; side: 'from' | 'to' }) {
  const other = side === 'from' ? 'added' : 'removed'
  const isEmpty = words.every(({ is }) => is === other)
  return (
    <div className="min-w-0">
      <p className="text-12 text-text-3 md:sr-only">{name}</p>
      {isEmpty ? <p className="text-text-3">—</p> : <WordsView words={words} side={side} />}
    </div>
  )
}

'use client'
import { Check } from 'lucide-react'
import { useDeferredValue, useMemo, useState } from 'react'
import type { NewEvidence } from '@/components/postmortem/cards/card-evidence-list'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { linesLike } from '@/components/postmortem/timeline/lines-like'
import { useLineText } from '@/components/postmortem/timeline/use-line-text'
import { KindGlyph } from '@/components/timeline/row-glyph'
import { Input } from '@/components/ui/input'
import { LocalTime } from '@/components/ui/local-time'
import type { CardEvidence } from '@/lib/domain/postmortem/content'
import { inOrder, keyMoments } from '@/lib/domain/postmortem/lines'
import { excerpt } from '@/lib/domain/text'

/** More than these nobody looks through; another word finds fewer. */
const SHOWN = 50

export interface EvidenceLinesProps {
  evidence: readonly CardEvidence[]
  onAdd: (added: NewEvidence) => void
}

/** Lines of the log to choose from: the key moments, or those that contain what is searched for. */
export function EvidenceLines({ evidence, onAdd }: EvidenceLinesProps) {
  const { lines } = usePostmortem()
  const textOf = useLineText()
  const [text, setText] = useState('')
  const wanted = useDeferredValue(text.trim())
  const found = useMemo(() => {
    const moments = new Set(wanted ? [] : keyMoments(lines))
    return inOrder(wanted ? linesLike(lines, wanted) : lines.filter(({ seq }) => moments.has(seq)))
  }, [lines, wanted])
  const named = new Set(evidence.flatMap((one) => (one.kind === 'line' ? [one.seq] : [])))
  return (
    <>
      <Input
        type="search"
        aria-label="Search the log"
        placeholder="Search the log"
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      {found.length === 0 && (
        <p className="pt-3 text-12 text-text-3">
          {wanted ? 'No line of the log says that.' : 'No key moments yet. Search for a word of the line you mean.'}
        </p>
      )}
      <ul aria-label="Lines to choose from" className="scroll-thin -mx-1 mt-2 max-h-72 overflow-y-auto">
        {found.slice(0, SHOWN).map((row) => (
          <li key={row.seq}>
            <button
              type="button"
              aria-disabled={named.has(row.seq)}
              onClick={() => named.has(row.seq) || onAdd({ kind: 'line', seq: row.seq })}
              className="grid w-full grid-cols-[40px_16px_minmax(0,1fr)_14px] gap-x-2 rounded-2 px-1 py-1 text-left text-13 hover:bg-hover aria-disabled:text-text-3 max-md:py-2.5"
            >
              <LocalTime at={row.occurredAt} className="text-12 text-text-3 leading-5" />
              <span className="grid h-5 place-items-center text-text-3">
                <KindGlyph kind={row.kind} />
              </span>
              <span className="[overflow-wrap:anywhere]">{excerpt(textOf(row), 120)}</span>
              {named.has(row.seq) && <Check aria-label="Already evidence" size={14} strokeWidth={2} className="mt-1" />}
            </button>
          </li>
        ))}
      </ul>
      {found.length > SHOWN && (
        <p className="pt-2 text-12 text-text-3">
          The first {SHOWN} of {found.length}. Another word finds fewer.
        </p>
      )}
    </>
  )
}

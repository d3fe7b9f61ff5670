'use client'
import { useHasWords } from '@/components/postmortem/cards/card-store'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { SentenceEditor } from '@/components/postmortem/sentence-editor'
import { contextOf } from '@/lib/domain/postmortem/document'

export interface LineContextProps {
  seq: number
  /** Somebody here asked to write one. */
  isOpened: boolean
  onLeft: () => void
}

/** A sentence that was added to a line afterwards, apart from what the log says. */
export function LineContext({ seq, isOpened, onLeft }: LineContextProps) {
  const { doc } = usePostmortem()
  const fragment = contextOf(doc, seq)
  const hasWords = useHasWords(fragment)
  if (!hasWords && !isOpened) return null
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears that the editor inside is left
    <div
      ref={isOpened && !hasWords ? focusInside : null}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeft()
      }}
      className="mt-1 flex items-baseline gap-2 border-accent-line border-l-2 pl-2.5"
    >
      <span className="shrink-0 text-12 text-text-3">Added afterwards</span>
      <div className="min-w-0 flex-1 text-text-2">
        <SentenceEditor
          fragment={fragment}
          field={`context:${seq}`}
          label="Context, added afterwards"
          placeholder="One sentence that a reader needs"
          isCausal={false}
        />
      </div>
    </div>
  )
}

function focusInside(element: HTMLElement | null) {
  const frame = requestAnimationFrame(() => {
    element?.querySelector<HTMLElement>('[contenteditable="true"]')?.focus()
  })
  return () => cancelAnimationFrame(frame)
}

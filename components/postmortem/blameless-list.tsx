'use client'
import { useState } from 'react'
import { DismissForm } from '@/components/postmortem/editor/dismiss-form'
import { RULE_TITLES } from '@/components/postmortem/editor/rule-titles'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { type ListedHint, useHints } from '@/components/postmortem/use-hints'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { useContent } from '@/lib/client/postmortem/use-content'
import { dismissedOf } from '@/lib/domain/postmortem/document'

/** The wordings to look at before others read it, and those that were kept, with the reason. Never a gate. */
export function BlamelessList() {
  const { doc } = usePostmortem()
  const { dismissed } = useContent(doc)
  const hints = useHints()
  if (!hints) return <Skeleton className="h-24" />
  return (
    <div className="grid gap-3">
      {hints.length === 0 && (
        <EmptyState title="No wording to look at">Nothing here says that somebody is to blame.</EmptyState>
      )}
      {hints.length > 0 && (
        <ul aria-label="Wordings to look at" className="grid gap-2">
          {hints.map((listed, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same wording may stand in one text twice
            <HintItem key={`${listed.field} ${listed.key} ${index}`} listed={listed} />
          ))}
        </ul>
      )}
      {dismissed.length > 0 && <Kept />}
    </div>
  )
}

function HintItem({ listed }: { listed: ListedHint }) {
  const { canEdit } = usePostmortem()
  const { hint, key, field, where, before, after } = listed
  const [isKeeping, setKeeping] = useState(false)
  return (
    <li className="rounded-3 border border-line bg-surface px-3 py-2.5">
      <div className="flex items-baseline gap-2">
        <h3 className="min-w-0 flex-1 font-semibold text-13">{RULE_TITLES[hint.rule]}</h3>
        <span className="text-12 text-text-3">{where}</span>
      </div>
      <p dir="auto" className="mt-1 break-words text-13 text-text-2">
        {before}
        <mark className="rounded-none border-warning border-b-2 font-medium text-text">{hint.quote}</mark>
        {after}
      </p>
      <p className="mt-1 text-12 text-text-2">
        {hint.advice}
        {hint.rewrite && <> Try: “{hint.rewrite}”.</>}
      </p>
      {isKeeping ? (
        <DismissForm hint={hint} hintKey={key} onDone={() => setKeeping(false)} onCancel={() => setKeeping(false)} />
      ) : (
        <div className="mt-2 flex gap-1.5">
          <Button onClick={() => goTo(field)}>Go there</Button>
          {canEdit && (
            <Button variant="ghost" onClick={() => setKeeping(true)}>
              Keep mine
            </Button>
          )}
        </div>
      )}
    </li>
  )
}

/** What was kept although a rule asked, by whom and why. */
function Kept() {
  const { doc, canEdit } = usePostmortem()
  const { dismissed } = useContent(doc)
  return (
    <details>
      <summary className="text-12 text-text-2">Kept with a reason ({dismissed.length})</summary>
      <ul className="mt-2 grid gap-2">
        {dismissed.map(({ key, quote, reason, by }) => (
          <li key={key} className="flex items-start gap-2 text-13">
            <p className="min-w-0 flex-1 break-words">
              “<bdi>{quote}</bdi>”
              <span className="block text-12 text-text-2">
                {by.name}: <bdi>{reason}</bdi>
              </span>
            </p>
            {canEdit && (
              <Button variant="ghost" onClick={() => dismissedOf(doc).delete(key)}>
                Ask again
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Takes the reader to a text of the document. */
function goTo(field: string): void {
  const editor = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(field)}"]`)
  editor?.scrollIntoView({ block: 'center' })
  editor?.focus({ preventScroll: true })
}

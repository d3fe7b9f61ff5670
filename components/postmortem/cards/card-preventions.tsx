'use client'
import { Plus, ShieldCheck } from 'lucide-react'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { openPreventionDialog } from '@/components/postmortem/preventions/prevention-dialog-store'
import { usePreventions } from '@/lib/client/postmortem/use-preventions'
import { countWords } from '@/lib/domain/count-words'

/** What retires a card: how many preventions name it, and how to add one. */
export function CardPreventions({ id }: { id: string }) {
  const { incident, canEdit } = usePostmortem()
  const { preventions } = usePreventions(incident.id)
  const own = preventions?.filter(({ cardId }) => cardId === id) ?? []
  return (
    <span className="flex items-center gap-1.5">
      {own.length > 0 && (
        <span title={own.map(({ title }) => title).join('\n')} className="flex items-center gap-1">
          <ShieldCheck aria-hidden size={12} strokeWidth={1.75} />
          {countWords(own.length, 'prevention')}
        </span>
      )}
      {canEdit && preventions && (
        <button
          type="button"
          data-print="hide"
          aria-label="Add a prevention that retires this card"
          title="Add a prevention that retires this card"
          onClick={() => openPreventionDialog({ cardId: id })}
          className="relative flex items-center gap-1 rounded-1 before:absolute before:-inset-1 hover:text-text max-md:before:-inset-y-3"
        >
          <Plus aria-hidden size={12} strokeWidth={1.75} />
          {own.length === 0 && 'Prevention'}
        </button>
      )}
    </span>
  )
}

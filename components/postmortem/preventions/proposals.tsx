'use client'
import { Bandage } from 'lucide-react'
import { openPreventionDialog } from '@/components/postmortem/preventions/prevention-dialog-store'
import { useToday } from '@/components/postmortem/preventions/prevention-facts'
import { Button } from '@/components/ui/button'
import type { IncidentState } from '@/lib/domain/incident/state'
import { dayOf, type Prevention } from '@/lib/domain/postmortem/prevention'
import { proposalsOf } from '@/lib/domain/postmortem/prevention-rules'
import { dayText } from '@/lib/domain/postmortem/prevention-words'

/** What is still in place of this incident and nobody has taken on: each wants to become a prevention. */
export function Proposals({ incident, preventions }: { incident: IncidentState; preventions: Prevention[] }) {
  const today = useToday()
  const proposals = proposalsOf(incident, preventions)
  if (proposals.length === 0) return null
  return (
    <div data-print="hide" className="rounded-3 bg-sunken px-3 py-2 text-13">
      <p className="font-medium">Crutches that are not taken on yet</p>
      <ul>
        {proposals.map(({ mitigationId, title, expiresAt }) => (
          <li key={mitigationId} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
            <Bandage aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
            <span className="min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
              {title}{' '}
              <span className="text-text-3" suppressHydrationWarning>
                {dayOf(Date.parse(expiresAt)) < today ? 'was to go by' : 'until'}{' '}
                {dayText(dayOf(Date.parse(expiresAt)), today)}
              </span>
            </span>
            <Button onClick={() => openPreventionDialog({ mitigationId, title })} aria-label={`Take on ${title}`}>
              Take it on
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

'use client'
import { ChevronLeft, PanelRight, SpellCheck } from 'lucide-react'
import { useRoomAround } from '@/components/incident/room-context'
import { incidentPath } from '@/components/incidents/incident-path'
import { SeverityChip } from '@/components/incidents/severity-chip'
import { ExportMenu } from '@/components/postmortem/export/export-menu'
import { usePostmortem, usePostmortemNavigation } from '@/components/postmortem/postmortem-context'
import { ReviewBar } from '@/components/postmortem/review/review-bar'
import { reviewStatusOf } from '@/components/postmortem/review/review-words'
import { SaveNote } from '@/components/postmortem/save-note'
import { useHints } from '@/components/postmortem/use-hints'
import { WritersHere } from '@/components/postmortem/writers-here'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { IconButton } from '@/components/ui/icon-button'
import { Link } from '@/components/ui/link'
import type { DocumentState } from '@/lib/client/postmortem/document-session'

export interface PostmortemHeaderProps {
  state: DocumentState
  isNarrow: boolean
}

/**
 * What this is, how it stands, who is here, and what can be done with all of it: one line, or on a phone the way back
 * with the tools, the title with how the review stands, and what can be done about it.
 */
export function PostmortemHeader({ state, isNarrow }: PostmortemHeaderProps) {
  const { incident } = usePostmortem()
  const { condition } = useRoomAround()
  const { panel, showPanel } = usePostmortemNavigation()
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-2 gap-y-1.5 border-line border-b bg-surface px-3 py-2 max-md:gap-y-0.5 md:px-5">
      <div className="flex min-w-0 items-center gap-2 max-md:contents md:flex-1 md:basis-72">
        <Link
          href={incidentPath(incident.key)}
          aria-label={`Back to the room of ${incident.key}`}
          className="-ml-1 inline-flex h-8 shrink-0 items-center gap-1 rounded-2 px-1 text-text-3 hover:bg-hover hover:text-text max-md:h-10"
        >
          <ChevronLeft aria-hidden size={16} strokeWidth={1.75} />
          <span className="mono">{incident.key}</span>
        </Link>
        <SeverityChip severity={incident.severity} status={incident.status} />
        <div className="flex min-w-0 items-center gap-2 max-md:order-1 max-md:basis-full max-md:flex-wrap">
          <h1
            dir="auto"
            title={incident.title}
            className="min-w-0 font-semibold text-15 [overflow-wrap:anywhere] max-md:line-clamp-2 max-md:grow max-md:basis-56 md:truncate"
          >
            {incident.title}
          </h1>
          <StatusChip />
        </div>
      </div>
      <div className="ml-auto flex min-w-0 flex-wrap items-center justify-end gap-x-2.5 max-md:gap-x-1">
        {condition === 'stale' && <Button onClick={() => window.location.reload()}>New version: reload</Button>}
        <SaveNote state={state} />
        <WritersHere />
        <WordingButton />
        {isNarrow && (
          <IconButton
            label="Log and comments"
            size="md"
            icon={<PanelRight aria-hidden size={16} strokeWidth={1.75} />}
            onClick={() => showPanel(panel)}
          />
        )}
        <ExportMenu />
      </div>
      <ReviewBar />
    </header>
  )
}

/** How far the review is; nothing while none is open. */
function StatusChip() {
  const { review } = usePostmortem().incident
  if (!review) return null
  const { label, tone } = reviewStatusOf(review)
  return <Chip tone={tone}>{label}</Chip>
}

/** How many wordings there are to look at; nothing while there are none. */
function WordingButton() {
  const { showPanel } = usePostmortemNavigation()
  const count = useHints()?.length ?? 0
  if (count === 0) return null
  return (
    <Button
      variant="ghost"
      icon={<SpellCheck aria-hidden size={14} strokeWidth={1.75} className="text-warning" />}
      onClick={() => showPanel('wording')}
    >
      {count} <span className="max-lg:sr-only">{count === 1 ? 'wording to look at' : 'wordings to look at'}</span>
    </Button>
  )
}

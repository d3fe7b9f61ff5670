'use client'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { EscalationItem } from '@/components/paging/room/escalation-item'
import { OpenPageItem } from '@/components/paging/room/open-page-item'
import { askedUnsent, pagingNow } from '@/components/paging/room/paging-now'
import { useNow } from '@/components/ui/clock'

const SHOWN = 8

/** Who is being paged for this incident and how far that is; nothing when nobody is. */
export function PagingSection() {
  const { canRespond, isClosed } = useRoom()
  const { incident } = useRoomNow()
  const { outbox } = useRoomAround()
  const { openDialog } = useRoomNavigation()
  const now = useNow(30_000)
  const { runs, pages } = pagingNow(incident, now)
  const unsent = askedUnsent(outbox)
  if (runs.length === 0 && pages.length === 0 && unsent === 0) return null
  return (
    <PanelSection
      title="Paging"
      aside={
        canRespond &&
        !isClosed && (
          <PanelButton rest="more people" onClick={() => openDialog({ kind: 'page' })}>
            Page
          </PanelButton>
        )
      }
    >
      <ul>
        {runs.map((run) => (
          <EscalationItem key={run.id} run={run} />
        ))}
      </ul>
      <ul className="mt-1">
        {pages.slice(0, SHOWN).map((page) => (
          <OpenPageItem key={page.id} page={page} />
        ))}
      </ul>
      {pages.length > SHOWN && <PanelNote>and {pages.length - SHOWN} more who were asked</PanelNote>}
      {unsent > 0 && (
        <PanelNote>{unsent === 1 ? 'A page is' : `${unsent} pages are`} being sent to the server…</PanelNote>
      )}
    </PanelSection>
  )
}

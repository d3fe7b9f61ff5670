import { Lock } from 'lucide-react'
import { HistoryMarks } from '@/components/incidents/history-marks'
import { Chip } from '@/components/ui/chip'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { IncidentSummary } from '@/lib/domain/incident/summary'

/** What sets one incident of a list apart: hidden from others, standing in the way of delivery, news in it. */
export function IncidentMarks({ incident }: { incident: IncidentSummary }) {
  const { kind, visibility, deliveryPrevented, status, unread, duplicateOfKey, isTest, importedFrom } = incident
  return (
    <>
      {kind === 'drill' && <Chip tone="accent">Drill</Chip>}
      <HistoryMarks isTest={isTest} importedFrom={importedFrom} />
      {visibility === 'private' && <PrivateMark />}
      {deliveryPrevented && status === 'active' && <Chip tone="hurting">Delivery prevented</Chip>}
      {duplicateOfKey && <Chip tone="line">of {duplicateOfKey}</Chip>}
      {unread !== null && unread > 0 && (
        <span className="inline-flex shrink-0 items-center gap-1.5 font-medium text-12 text-accent">
          <span aria-hidden className="size-2 rounded-full bg-accent" />
          {unread} new
        </span>
      )}
    </>
  )
}

export function PrivateMark() {
  return (
    <span title="Private: only its members and admins know of it" className="inline-flex shrink-0 text-text-3">
      <Lock aria-hidden size={14} strokeWidth={1.75} />
      <VisuallyHidden>Private</VisuallyHidden>
    </span>
  )
}

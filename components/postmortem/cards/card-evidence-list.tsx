'use client'
import { useState } from 'react'
import { EvidenceChip } from '@/components/postmortem/cards/evidence-chip'
import { EvidencePopover } from '@/components/postmortem/cards/evidence-popover'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { randomId } from '@/lib/client/random-id'
import type { CardEvidence } from '@/lib/domain/postmortem/content'
import { type CardMap, evidenceOf } from '@/lib/domain/postmortem/document'

/** Evidence as it is added; who adds it gives it its id. */
export type NewEvidence =
  | { kind: 'line'; seq: number }
  | { kind: 'link'; url: string; title: string }
  | { kind: 'picture'; attachmentId: string; name: string }

export interface CardEvidenceListProps {
  card: CardMap
  evidence: readonly CardEvidence[]
}

/** What shows that a card is so: lines of the log, links and pictures. */
export function CardEvidenceList({ card, evidence }: CardEvidenceListProps) {
  const { canEdit } = usePostmortem()
  const [isOpen, setOpen] = useState(false)
  if (!canEdit && evidence.length === 0) return null
  return (
    <ul aria-label="Evidence" className="mt-2 flex flex-wrap items-center gap-1">
      {evidence.map((one) => (
        <li key={one.id} className="min-w-0 max-w-[calc(100%-28px)]">
          <EvidenceChip evidence={one} onRemove={canEdit ? () => evidenceOf(card).delete(one.id) : null} />
        </li>
      ))}
      {canEdit && (
        <li data-print="hide">
          <EvidencePopover
            isOpen={isOpen}
            onOpenChange={setOpen}
            evidence={evidence}
            onAdd={(added: NewEvidence) => evidenceOf(card).set(randomId(), added)}
          />
        </li>
      )}
    </ul>
  )
}

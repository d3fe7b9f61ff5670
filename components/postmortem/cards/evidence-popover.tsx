'use client'
import clsx from 'clsx'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { NewEvidence } from '@/components/postmortem/cards/card-evidence-list'
import { EvidenceLines } from '@/components/postmortem/cards/evidence-lines'
import { EvidenceLink } from '@/components/postmortem/cards/evidence-link'
import { EvidencePicture } from '@/components/postmortem/cards/evidence-picture'
import { Popover } from '@/components/ui/popover'
import { Segmented } from '@/components/ui/segmented'
import type { CardEvidence } from '@/lib/domain/postmortem/content'

const KINDS = [
  { value: 'line', label: 'From the log' },
  { value: 'link', label: 'Link' },
  { value: 'picture', label: 'Picture' },
] as const

export interface EvidencePopoverProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  evidence: readonly CardEvidence[]
  onAdd: (added: NewEvidence) => void
}

/** Adds a line of the log, a link or a picture to a card. */
export function EvidencePopover({ isOpen, onOpenChange, evidence, onAdd }: EvidencePopoverProps) {
  const [kind, setKind] = useState<CardEvidence['kind']>('line')
  const isFirst = evidence.length === 0
  const add = (added: NewEvidence) => {
    onAdd(added)
    onOpenChange(false)
  }
  return (
    <Popover
      label="Add evidence"
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      className="w-[min(400px,calc(100vw-16px))] p-3"
      trigger={
        <button
          type="button"
          aria-label="Add evidence"
          className={clsx(
            'relative flex h-5 items-center gap-1 rounded-1 px-1.5 text-12 before:absolute before:-inset-y-1 before:inset-x-0 max-md:before:-inset-y-2.5',
            isFirst ? 'bg-warning-soft text-warning' : 'text-text-3 hover:bg-hover hover:text-text',
          )}
        >
          <Plus aria-hidden size={12} strokeWidth={1.75} />
          {isFirst && 'Add evidence'}
        </button>
      }
    >
      <Segmented label="Kind of evidence" value={kind} options={KINDS} onValueChange={setKind} isWide />
      <div className="mt-3">
        {kind === 'line' && <EvidenceLines evidence={evidence} onAdd={add} />}
        {kind === 'link' && <EvidenceLink onAdd={add} />}
        {kind === 'picture' && <EvidencePicture onAdd={add} />}
      </div>
    </Popover>
  )
}

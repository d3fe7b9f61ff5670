'use client'
import clsx from 'clsx'
import { Image, Link2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePostmortem, usePostmortemNavigation } from '@/components/postmortem/postmortem-context'
import { useLineText } from '@/components/postmortem/timeline/use-line-text'
import { KindGlyph } from '@/components/timeline/row-glyph'
import { LocalTime } from '@/components/ui/local-time'
import { attachmentAddress } from '@/lib/client/attachment-address'
import type { CardEvidence } from '@/lib/domain/postmortem/content'
import { isSafeLink } from '@/lib/domain/postmortem/safe-link'
import { excerpt } from '@/lib/domain/text'

const bodyClass =
  'relative flex min-w-0 items-center gap-1 rounded-1 before:absolute before:-inset-y-1 before:inset-x-0 max-md:before:-inset-y-2.5'
const glyph = { 'aria-hidden': true, size: 12, strokeWidth: 1.75, className: 'shrink-0' } as const

export interface EvidenceChipProps {
  evidence: CardEvidence
  onRemove: (() => void) | null
}

/** One piece of evidence, which opens what it stands for. */
export function EvidenceChip({ evidence, onRemove }: EvidenceChipProps) {
  return (
    <span
      className={clsx(
        'group/chip relative flex h-5 max-w-full items-center rounded-1 bg-accent-soft px-1.5 text-12 text-accent',
        onRemove && 'max-md:pr-0.5',
      )}
    >
      <Body evidence={evidence} />
      {onRemove && (
        <button
          type="button"
          data-print="hide"
          aria-label={`Remove evidence: ${nameOf(evidence)}`}
          onClick={onRemove}
          className="relative ml-0.5 grid size-5 shrink-0 place-items-center rounded-1 bg-accent-soft hover:text-text max-md:before:absolute max-md:before:-inset-2.5 md:absolute md:top-0 md:right-0 md:opacity-0 md:focus-visible:opacity-100 md:group-hover/chip:opacity-100"
        >
          <X aria-hidden size={11} strokeWidth={2} />
        </button>
      )}
    </span>
  )
}

const nameOf = (evidence: CardEvidence): string => {
  if (evidence.kind === 'line') return `line ${evidence.seq}`
  return (evidence.kind === 'link' ? evidence.title : evidence.name) || evidence.kind
}

function Body({ evidence }: { evidence: CardEvidence }) {
  const { incident } = usePostmortem()
  if (evidence.kind === 'line') return <LineBody seq={evidence.seq} />
  if (evidence.kind === 'picture') {
    return (
      <Out href={attachmentAddress(incident.id, evidence.attachmentId)} title={evidence.name}>
        <Image {...glyph} />
        <span className="truncate">{evidence.name || 'picture'}</span>
      </Out>
    )
  }
  const name = evidence.title || evidence.url
  if (!isSafeLink(evidence.url)) return <span className="truncate">{name}</span>
  return (
    <Out href={evidence.url} title={evidence.url}>
      <Link2 {...glyph} />
      <span className="truncate">{name}</span>
    </Out>
  )
}

function Out({ href, title, children }: { href: string; title: string; children: ReactNode }) {
  return (
    <a href={href} title={title} target="_blank" rel="noopener noreferrer" className={bodyClass}>
      {children}
    </a>
  )
}

function LineBody({ seq }: { seq: number }) {
  const { lines } = usePostmortem()
  const { showLine } = usePostmortemNavigation()
  const textOf = useLineText()
  const row = lines.find((line) => line.seq === seq)
  if (!row) return <span>line {seq}</span>
  return (
    <button
      type="button"
      title={`${row.actor.name}: ${excerpt(textOf(row), 200)}`}
      onClick={() => showLine(seq)}
      className={bodyClass}
    >
      <span className="shrink-0">
        <KindGlyph kind={row.kind} size={12} />
      </span>
      <LocalTime at={row.occurredAt} />
      <span className="truncate">{excerpt(textOf(row), 40)}</span>
    </button>
  )
}

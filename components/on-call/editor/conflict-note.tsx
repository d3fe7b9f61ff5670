'use client'
import { rotationChanges } from '@/components/on-call/editor/rotation-changes'
import { ChangedMeanwhile } from '@/components/ui/changed-meanwhile'
import type { RotaDetail } from '@/lib/domain/on-call/rota-view'

export interface ConflictNoteProps {
  /** As it was when the draft was begun. */
  base: RotaDetail
  /** As somebody else left it. */
  newer: RotaDetail
  onKeepMine: () => void
  onTakeTheirs: (newer: RotaDetail) => void
}

/** Somebody changed the rota meanwhile: what they changed, and what to do with the draft. */
export function ConflictNote({ base, newer, onKeepMine, onTakeTheirs }: ConflictNoteProps) {
  const [last] = newer.changes
  const isTheirs = last && last.number !== base.changes[0]?.number
  return (
    <ChangedMeanwhile
      title={isTheirs ? `${last.by.name} changed this rota meanwhile.` : 'This rota was changed meanwhile.'}
      onKeepMine={onKeepMine}
      onTakeTheirs={() => onTakeTheirs(newer)}
    >
      {changesOf(base, newer).map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </ChangedMeanwhile>
  )
}

function changesOf(base: RotaDetail, newer: RotaDetail): string[] {
  const names = new Map([...base.people, ...newer.people].map(({ id, name }) => [id, name]))
  const nameOf = (id: string) => names.get(id) ?? 'somebody'
  return [
    ...(base.name !== newer.name ? [`It is called ${newer.name}.`] : []),
    ...(base.key !== newer.key ? [`Its key is ${newer.key}.`] : []),
    ...(base.team?.id !== newer.team?.id ? [newer.team ? `${newer.team.name} owns it.` : 'No team owns it.'] : []),
    ...rotationChanges(base.planned?.rotation ?? base.rotation, newer.planned?.rotation ?? newer.rotation, nameOf),
  ]
}

import clsx from 'clsx'
import { TriangleAlert } from 'lucide-react'
import { Avatar } from '@/components/ui/avatar'
import type { Ref } from '@/lib/domain/incident/values'

export interface PersonNameProps {
  /** Nobody is a gap. */
  person: Ref | null
  viewerId: string
  className?: string
}

/** Who has a seat: "You" for the reader, "Nobody" in red for a gap. */
export function PersonName({ person, viewerId, className }: PersonNameProps) {
  if (!person) {
    return (
      <span className={clsx('flex min-w-0 items-center gap-2 font-semibold text-hurting', className)}>
        <span className="grid size-5 shrink-0 place-items-center">
          <TriangleAlert aria-hidden size={14} strokeWidth={1.75} />
        </span>
        Nobody
      </span>
    )
  }
  const isMine = person.id === viewerId
  return (
    <span className={clsx('flex min-w-0 items-center gap-2', className)}>
      <Avatar id={person.id} name={person.name} />
      <span className={clsx('truncate', isMine ? 'font-semibold' : 'font-medium')}>
        {isMine ? 'You' : <bdi>{person.name}</bdi>}
      </span>
    </span>
  )
}

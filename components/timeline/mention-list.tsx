'use client'
import clsx from 'clsx'
import { useRoomAround } from '@/components/incident/room-context'
import type { Mentions } from '@/components/timeline/use-mentions'
import { Avatar } from '@/components/ui/avatar'

export interface MentionListProps {
  id: string
  mentions: Mentions
  /** Where it stands: over the field, or under it. */
  className: string
}

/** Who can be mentioned, at the field in which somebody writes. */
export function MentionList({ id, mentions, className }: MentionListProps) {
  const { present } = useRoomAround()
  if (!mentions.isOpen) return null
  return (
    <div
      id={id}
      role="listbox"
      aria-label="People"
      className={clsx('absolute z-30 animate-fade rounded-3 border border-line bg-raised p-1 shadow-2', className)}
    >
      {mentions.matches.map((person, index) => (
        <button
          type="button"
          key={person.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === mentions.active}
          tabIndex={-1}
          // The field must keep the focus, or the list closes before it is chosen from.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => mentions.choose(person)}
          className="flex h-8 w-full items-center gap-2 rounded-2 px-2 text-left aria-selected:forced-highlight aria-selected:bg-hover max-md:h-11"
        >
          <Avatar id={person.id} name={person.name} />
          <span className="min-w-0 flex-1 truncate">{person.name}</span>
          {present.some(({ id: here }) => here === person.id) && <span className="text-12 text-text-3">here</span>}
        </button>
      ))}
    </div>
  )
}

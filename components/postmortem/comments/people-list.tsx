'use client'
import type { Mentions } from '@/components/timeline/use-mentions'
import { Avatar } from '@/components/ui/avatar'

/** Who can be mentioned, under the words. */
export function PeopleList({ id, mentions }: { id: string; mentions: Mentions }) {
  if (!mentions.isOpen) return null
  return (
    <div
      id={id}
      role="listbox"
      aria-label="People"
      className="absolute top-full right-0 left-0 z-30 mt-1 animate-fade rounded-3 border border-line bg-raised p-1 shadow-2"
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
          className="flex h-8 w-full items-center gap-2 rounded-2 px-2 text-left aria-selected:bg-hover max-md:h-11"
        >
          <Avatar id={person.id} name={person.name} />
          <span className="min-w-0 flex-1 truncate">{person.name}</span>
        </button>
      ))}
    </div>
  )
}

'use client'
import { Monitor, Smartphone } from 'lucide-react'
import type { PersonHere } from '@/components/incident/presence-words'
import { useRoom } from '@/components/incident/room-context'
import { Avatar } from '@/components/ui/avatar'
import { TimeAgo } from '@/components/ui/time-ago'
import { rolesOf } from '@/lib/domain/incident/role-rules'
import { ROLE_NAMES } from '@/lib/domain/incident/values'

/** Who is here, with their device, roles and last word. */
export function PeopleHere({ here }: { here: readonly PersonHere[] }) {
  const { incident } = useRoom()
  return (
    <ul>
      {here.map((person) => (
        <li key={person.id} className="flex min-h-9 items-center gap-2 px-2">
          <Avatar id={person.id} name={person.name} isQuiet={person.quietFor !== null || !person.isActive} />
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{person.name}</span>
            <span className="block truncate text-12 text-text-3">
              {rolesOf(person.id, incident)
                .map((role) => ROLE_NAMES[role])
                .join(', ') || 'Here'}
              {!person.isActive && ', in another tab'}
            </span>
          </span>
          <span className="shrink-0 text-12 text-text-3">
            {person.lastSpokeAt ? <TimeAgo at={person.lastSpokeAt} /> : 'not a word yet'}
          </span>
          {person.device === 'phone' ? (
            <Smartphone aria-label="On a phone" size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
          ) : (
            <Monitor aria-label="On a desktop" size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
          )}
        </li>
      ))}
    </ul>
  )
}

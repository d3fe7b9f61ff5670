'use client'
import { useId, useState } from 'react'
import { PhoneLink } from '@/components/people/phone-link'
import { ROLE_LABEL } from '@/components/settings/role-options'
import { Avatar } from '@/components/ui/avatar'
import { cardClass } from '@/components/ui/card'
import { Input } from '@/components/ui/input'
import type { ReachablePerson } from '@/lib/domain/offline-copy'

/** Whom to call; found by name, team or number. */
export function KeptPeopleList({ people }: { people: readonly ReachablePerson[] }) {
  const [typed, setTyped] = useState('')
  const id = useId()
  const found = people.filter((person) => isAbout(person, typed))
  return (
    <div className={cardClass}>
      <div className="border-line border-b p-2">
        <Input
          id={id}
          type="search"
          aria-label="Find people by name, team or number"
          placeholder="Name, team or number"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </div>
      {found.length === 0 ? (
        <p className="px-4 py-3 text-13 text-text-2">Nobody is found by that.</p>
      ) : (
        <ul>
          {found.map((person) => (
            <li
              key={person.id}
              className="flex min-h-12 items-center gap-3 border-line border-t px-4 py-1.5 text-13 first:border-t-0"
            >
              <Avatar id={person.id} name={person.name} size="md" />
              <span className="min-w-0 flex-1">
                <span className="block truncate font-medium">{person.name}</span>
                <span className="block truncate text-12 text-text-3">{teamsOf(person)}</span>
              </span>
              {person.phone ? (
                <PhoneLink phone={person.phone} name={person.name} className="max-md:min-h-11" />
              ) : (
                <span className="text-12 text-text-3">no number</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const teamsOf = ({ teams, role }: ReachablePerson) => teams.map(({ name }) => name).join(', ') || ROLE_LABEL[role]

/** Every word that was typed is in the name, a team, or the digits of the number. */
function isAbout({ name, teams, phone }: ReachablePerson, typed: string): boolean {
  const text = [name, ...teams.map((team) => team.name), phone?.replaceAll(' ', '') ?? ''].join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

'use client'
import { useRoomNow } from '@/components/incident/room-context'
import { PhoneLink } from '@/components/people/phone-link'
import { usePeople } from '@/lib/client/directory'
import { holdersOf, rolesOf } from '@/lib/domain/incident/role-rules'
import { ROLE_NAMES } from '@/lib/domain/incident/values'

/** How to call those who take part, roles first: for when the room itself cannot be reached by them. */
export function PhoneNumbers() {
  const { incident } = useRoomNow()
  const { data: people } = usePeople()
  const phones = new Map(people?.flatMap(({ id, phone }) => (phone ? [[id, phone] as const] : [])))
  const taking = incident.participants.items.filter(({ leftAt }) => leftAt === null)
  const named = new Map([...holdersOf(incident), ...taking].map(({ id, name }) => [id, name] as const))
  const reachable = [...named].flatMap(([id, name]) => {
    const phone = phones.get(id)
    return phone ? [{ id, name, phone }] : []
  })
  if (reachable.length === 0) return null
  return (
    <details className="py-1">
      <summary className="w-fit rounded-1 py-0.5 text-12 text-accent max-md:py-3 max-md:text-13">Phone numbers</summary>
      <ul>
        {reachable.map(({ id, name, phone }) => (
          <li key={id} className="flex min-h-11 items-center gap-2">
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{name}</span>
              <span className="block truncate text-12 text-text-3">
                {rolesOf(id, incident)
                  .map((role) => ROLE_NAMES[role])
                  .join(', ') || 'Takes part'}
              </span>
            </span>
            <PhoneLink phone={phone} name={name} className="text-12 max-md:min-h-11" />
          </li>
        ))}
      </ul>
    </details>
  )
}

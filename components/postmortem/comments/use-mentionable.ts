'use client'
import { usePostmortem } from '@/components/postmortem/postmortem-context'
import { type ListedPerson, usePeople } from '@/lib/client/directory'

/** Who could read what mentions them. */
export function useMentionable(): ListedPerson[] {
  const { incident } = usePostmortem()
  const { data: people = [] } = usePeople()
  if (incident.visibility === 'open') return people
  return people.filter(({ id, role }) => role === 'admin' || incident.members.some((member) => member.id === id))
}

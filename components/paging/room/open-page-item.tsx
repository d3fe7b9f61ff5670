'use client'
import { useRoom } from '@/components/incident/room-context'
import { STATE_NAMES, STATE_TONES } from '@/components/paging/page-words'
import { pagePath } from '@/components/paging/paging-path'
import { Avatar } from '@/components/ui/avatar'
import { Chip } from '@/components/ui/chip'
import { Link } from '@/components/ui/link'
import { LocalTime } from '@/components/ui/local-time'
import { TimeAgo } from '@/components/ui/time-ago'
import type { PageNow } from '@/lib/domain/on-call/page'

/** Somebody who was paged: how far that is, or when they come. */
export function OpenPageItem({ page: { id, person, state, askedAt, arrivesAt } }: { page: PageNow }) {
  const { viewer, nameOf } = useRoom()
  return (
    <li className="flex min-h-7 items-center gap-2 max-md:min-h-10">
      <Avatar id={person.id} name={person.name} />
      <Link href={pagePath(id)} className="min-w-0 flex-1 truncate font-medium hover:underline" title={person.name}>
        {person.id === viewer.id ? 'You' : nameOf(person)}
      </Link>
      {state === 'accepted' && arrivesAt ? (
        <span className="text-12 text-verified">
          comes by <LocalTime at={arrivesAt} />
        </span>
      ) : (
        <>
          <TimeAgo at={askedAt} className="shrink-0 text-12 text-text-3" />
          <Chip tone={STATE_TONES[state]}>{STATE_NAMES[state]}</Chip>
        </>
      )}
    </li>
  )
}

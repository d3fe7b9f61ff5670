'use client'
import { PeopleHere } from '@/components/incident/people-here'
import { peopleHere, quietest } from '@/components/incident/presence-words'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { Popover } from '@/components/ui/popover'
import { durationText } from '@/components/ui/time-text'

const SHOWN = 6

/** Who is in the room, who has spoken, and who is quiet. */
export function PresenceBar() {
  const { canRespond, isClosed } = useRoom()
  const { incident } = useRoomNow()
  const { present } = useRoomAround()
  const { openDialog } = useRoomNavigation()
  const now = useNow(5000)
  const here = peopleHere(present, incident, now)
  const quiet = quietest(here)
  if (here.length === 0) return null
  const silence = quiet?.quietFor ? `${quiet.name.split(' ')[0]} quiet for ${durationText(quiet.quietFor)}` : null
  return (
    <div className="flex min-w-0 items-center max-md:hidden lg:ml-auto">
      <Popover
        label="Who is here"
        align="end"
        className="w-80 p-2"
        trigger={
          <button type="button" className="-mr-1.5 flex h-8 min-w-0 items-center gap-2 rounded-2 px-1.5 hover:bg-hover">
            <span className="flex shrink-0 items-center gap-0.5">
              {here.slice(0, SHOWN).map(({ id, name, quietFor, isActive }) => (
                <Avatar key={id} id={id} name={name} isQuiet={quietFor !== null || !isActive} />
              ))}
            </span>
            <span className="shrink-0 text-text-2">
              {here.length} here <span className="sr-only">{here.map(({ name }) => name).join(', ')}</span>
            </span>
            {silence && <span className="truncate text-text-3 max-lg:hidden">{silence}</span>}
          </button>
        }
      >
        <PeopleHere here={here} />
        {canRespond && !isClosed && (
          <Button variant="ghost" className="mt-1 w-full" onClick={() => openDialog({ kind: 'ask-for-help' })}>
            Ask somebody to come…
          </Button>
        )}
      </Popover>
    </div>
  )
}

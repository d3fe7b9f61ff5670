'use client'
import { History } from 'lucide-react'
import { useState } from 'react'
import { RadiusChange } from '@/components/blast-radius/radius-change'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Noun } from '@/components/timeline/fact-parts'
import { IconButton } from '@/components/ui/icon-button'
import { LocalTime } from '@/components/ui/local-time'
import { Popover } from '@/components/ui/popover'
import { Skeleton } from '@/components/ui/skeleton'
import { useRadiusHistory } from '@/lib/client/use-radius-history'

/** How the blast radius was revised, the latest first. */
export function RadiusHistory({ revision }: { revision: number }) {
  const { room, nameOf } = useRoom()
  const { jumpTo } = useRoomNavigation()
  const [isOpen, setOpen] = useState(false)
  const { data: revisions, isError } = useRadiusHistory(room.id, revision, isOpen)
  return (
    <Popover
      label="Revisions of the blast radius"
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-80 py-1.5"
      trigger={
        <IconButton label="Earlier revisions" size="sm" icon={<History aria-hidden size={14} strokeWidth={1.75} />} />
      }
    >
      {!revisions && !isError && <Skeleton className="m-3 h-10" />}
      {isError && (
        <p className="px-3 py-2 text-12 text-text-2">The server cannot be reached. Close and open it again.</p>
      )}
      <ol>
        {revisions?.map(({ seq, at, by, radius }) => (
          <li key={seq}>
            <button
              type="button"
              onClick={() => {
                setOpen(false)
                jumpTo(seq)
              }}
              className="grid w-full grid-cols-[auto_minmax(0,1fr)] gap-x-3 px-3 py-1.5 text-left text-12 text-text-2 hover:bg-hover focus-visible:-outline-offset-2 max-md:min-h-11"
            >
              <LocalTime at={at} className="text-text-3" />
              <span className="[overflow-wrap:anywhere]">
                <Noun>{nameOf(by)}</Noun> <RadiusChange radius={radius} />
              </span>
            </button>
          </li>
        ))}
      </ol>
    </Popover>
  )
}

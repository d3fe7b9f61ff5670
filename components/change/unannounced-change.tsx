'use client'
import { Rocket } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { DurationClock } from '@/components/ui/duration-clock'
import { unclaimedChanges } from '@/lib/domain/change/unclaimed-changes'
import { claimChange } from '@/lib/domain/incident/commands/claim-change'
import type { NoticedChange } from '@/lib/domain/incident/state'

const SHOWN = 3

/** A card for each of them, the latest first. Whoever's it is says so with one press. */
export function UnannouncedChanges({ atMost = SHOWN }: { atMost?: number }) {
  const { incident, canRespond, isClosed } = useRoom()
  const open = isClosed ? [] : unclaimedChanges(incident).toReversed()
  if (open.length === 0) return null
  return (
    <ul className="mb-1 flex flex-col gap-1.5 pt-0.5 short:hidden">
      {open.slice(0, atMost).map((noticed) => (
        <UnannouncedCard key={noticed.change.id} noticed={noticed} canClaim={canRespond} />
      ))}
      {open.length > atMost && (
        <li className="text-12 text-text-3">and {open.length - atMost} more that nobody has claimed</li>
      )}
    </ul>
  )
}

function UnannouncedCard({ noticed: { change }, canClaim }: { noticed: NoticedChange; canClaim: boolean }) {
  const { act } = useRoom()
  return (
    <li className="flex animate-settle flex-wrap items-center gap-x-2 gap-y-1 rounded-3 border border-line-strong bg-surface px-3 py-2">
      <div className="min-w-0 flex-1 basis-44 lg:basis-60">
        <p className="flex items-center gap-1.5 font-medium text-12 text-text-2">
          <Rocket aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
          Unannounced change: whose is it?
        </p>
        <p className="font-semibold [overflow-wrap:anywhere]">
          {change.url ? (
            <a href={change.url} target="_blank" rel="noreferrer" className="hover:underline">
              <bdi>{change.title}</bdi>
            </a>
          ) : (
            change.title
          )}
        </p>
        <p className="text-12 text-text-2">
          {change.service && `${change.service.name}, `}
          <DurationClock at={change.at} look="words" /> ago{change.author && `, made as ${change.author}`}
        </p>
      </div>
      {canClaim && (
        <Button onClick={() => act(claimChange, { changeId: change.id })}>
          It is mine<span className="sr-only">: {change.title}</span>
        </Button>
      )}
    </li>
  )
}

/** The same where the situation is not in sight: on phones and narrow screens, above the timeline. */
export function UnannouncedNotice() {
  const { incident, isClosed } = useRoom()
  if (isClosed || unclaimedChanges(incident).length === 0) return null
  return (
    <section aria-label="Unannounced changes" className="border-line border-b px-4 py-2 lg:hidden">
      <UnannouncedChanges atMost={1} />
    </section>
  )
}

'use client'
import { useState } from 'react'
import { ChannelsDestinationDialog } from '@/components/settings/channels-destination-dialog'
import { ChannelsDestinationRow } from '@/components/settings/channels-destination-row'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { useSaveRoomPosts } from '@/lib/client/push/channels-admin'
import type { ChannelsState } from '@/lib/domain/on-call/channel-settings'

/** Channels and programs that hear the key moments of rooms. */
export function ChannelsDestinations({ state: { destinations, roomPosts } }: { state: ChannelsState }) {
  const [isAdding, setIsAdding] = useState(false)
  const posts = useSaveRoomPosts()
  return (
    <section aria-labelledby="destinations" className="flex flex-col gap-3">
      <SectionHeader
        id="destinations"
        title="Key moments of rooms"
        count={destinations.length}
        aside={
          <Button size="sm" onClick={() => setIsAdding(true)}>
            Add a destination
          </Button>
        }
      />
      <p className="text-13 text-text-2">
        A channel of Slack or Mattermost, or a program, is told when an incident is declared, changes its severity or
        status, gets a commander, is mitigated or updated: with a link into the room. Never of private incidents, drills
        or tests.
      </p>
      {posts.error && <ErrorNote title="It was not saved.">{posts.error.message}</ErrorNote>}
      <Card>
        {destinations.length === 0 ? (
          <EmptyState title="No destinations yet">
            Add the incoming webhook of a channel, and choose what it hears.
          </EmptyState>
        ) : (
          <ul className="divide-y divide-line">
            {destinations.map((destination) => (
              <ChannelsDestinationRow
                key={destination.id}
                destination={destination}
                severities={roomPosts.find(({ destinationId }) => destinationId === destination.id)?.severities ?? []}
                onChoose={(severity, isOn) => posts.mutate({ destinationId: destination.id, severity, isOn })}
              />
            ))}
          </ul>
        )}
      </Card>
      {isAdding && <ChannelsDestinationDialog onClose={() => setIsAdding(false)} />}
    </section>
  )
}

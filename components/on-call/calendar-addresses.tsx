'use client'
import { CalendarPlus } from 'lucide-react'
import { useState } from 'react'
import { calendarLines } from '@/components/on-call/calendar-lines'
import { ConfirmDialog } from '@/components/settings/confirm-dialog'
import { SecretDialog } from '@/components/settings/secret-dialog'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { ErrorNote } from '@/components/ui/error-note'
import { SectionHeader } from '@/components/ui/section-header'
import { TimeAgo } from '@/components/ui/time-ago'
import { toast } from '@/components/ui/toast'
import { problemsOf } from '@/lib/client/form-problems'
import { type NewFeed, useFeeds, useMakeFeed, useRevokeFeed } from '@/lib/client/on-call/feeds'
import type { Ref } from '@/lib/domain/incident/values'
import type { FeedView } from '@/lib/domain/on-call/rota-view'

export interface CalendarAddressesProps {
  /** Without one my own shifts are offered, and all other addresses can be ended. */
  rota?: Ref & { team: Ref | null }
  feeds: FeedView[]
}

/** Addresses that a calendar subscribes to. Each is made once, shown once, and ended here. */
export function CalendarAddresses({ rota, feeds: initial }: CalendarAddressesProps) {
  const { data: feeds = [] } = useFeeds(initial)
  const make = useMakeFeed()
  const [made, setMade] = useState<{ title: string; url: string } | null>(null)
  const [revoked, setRevoked] = useState<FeedView | null>(null)
  const lines = calendarLines(rota, feeds)
  const problem = problemsOf(make.error, {}).form
  const handleMake = (title: string, feed: NewFeed) =>
    make.mutate(feed, { onSuccess: ({ url }) => setMade({ title, url }) })
  return (
    <section aria-labelledby="calendars">
      <SectionHeader id="calendars" title="In your calendar" />
      <Card>
        {problem && <ErrorNote title={problem} />}
        <ul>
          {lines.map(({ key, title, feed, own }) => (
            <li key={key} className="border-line border-t px-4 py-2 first:border-t-0">
              <div className="flex min-h-8 items-center gap-3">
                <span className="min-w-0 flex-1 truncate font-medium" title={title}>
                  <bdi>{title}</bdi>
                </span>
                {feed && (
                  <Button
                    icon={<CalendarPlus aria-hidden size={14} strokeWidth={1.75} />}
                    aria-label={`Make address for ${title}`}
                    isLoading={make.isPending && make.variables?.kind === feed.kind}
                    onClick={() => handleMake(title, feed)}
                  >
                    Make address
                  </Button>
                )}
              </div>
              {own.map((one) => (
                <div key={one.id} className="flex min-h-8 items-center gap-3 text-12 text-text-3">
                  <span className="min-w-0 flex-1">
                    Made <TimeAgo at={one.createdAt} />,{' '}
                    {one.lastReadAt ? (
                      <>
                        read <TimeAgo at={one.lastReadAt} />
                      </>
                    ) : (
                      'never read'
                    )}
                  </span>
                  <Button
                    variant="ghost"
                    aria-label={`Revoke the address for ${title}`}
                    onClick={() => setRevoked(one)}
                  >
                    Revoke
                  </Button>
                </div>
              ))}
            </li>
          ))}
        </ul>
      </Card>
      {made && (
        <SecretDialog
          title={`Calendar address of ${made.title.startsWith('My') ? 'your shifts' : made.title}`}
          description="Subscribe to it in your calendar. Whoever has this address can read who is on call."
          label="Address"
          secret={made.url}
          onClose={() => setMade(null)}
        />
      )}
      {revoked && <RevokeFeed feed={revoked} onClose={() => setRevoked(null)} />}
    </section>
  )
}

function RevokeFeed({ feed, onClose }: { feed: FeedView; onClose: () => void }) {
  const { mutate, isPending, error } = useRevokeFeed()
  const done = () => {
    toast('The calendar address is revoked')
    onClose()
  }
  return (
    <ConfirmDialog
      title="Revoke this address?"
      description="Calendars that subscribe to it get nothing any more. Another one can be made at any time."
      confirm="Revoke"
      isBusy={isPending}
      error={error}
      onConfirm={() => mutate(feed.id, { onSuccess: done })}
      onClose={onClose}
    />
  )
}

'use client'
import clsx from 'clsx'
import { incidentPath, postmortemPath } from '@/components/incidents/incident-path'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorNote } from '@/components/ui/error-note'
import { Link } from '@/components/ui/link'
import { Skeleton } from '@/components/ui/skeleton'
import { TimeAgo } from '@/components/ui/time-ago'
import { VisuallyHidden } from '@/components/ui/visually-hidden'
import type { InAppNotification } from '@/lib/domain/realtime-protocol'

const WHAT = {
  mention: 'mentioned you',
  help: 'asks for your help',
  handover: 'offers you a role',
  'role-taken': 'took over your role',
  drill: 'invites you to a drill: nothing is really broken',
  'effect-check': 'asks whether it worked',
  crutch: 'reminds you of a crutch',
  comment: 'commented in a thread of yours',
  'review-asked': 'asks you to read a postmortem',
  'review-given': 'gave you a review to see to',
  page: 'pages you',
  'page-failed': 'could not reach somebody who was paged',
  unanswered: 'paged everybody, and nobody answered',
} satisfies Record<InAppNotification['kind'], string>

const placeOf = ({ kind, incidentKey, entryId, threadId }: InAppNotification) =>
  threadId || kind === 'review-asked' || kind === 'review-given'
    ? postmortemPath(incidentKey, threadId ?? undefined)
    : incidentPath(incidentKey, entryId ?? undefined)

export interface NotificationListProps {
  notifications: InAppNotification[]
  isPending: boolean
  /** Set when they could not be read. */
  onReadAgain: (() => void) | null
  unread: number
  onRead: (ids?: string[]) => void
  /** A notification was followed. */
  onLeave: () => void
}

export function NotificationList(props: NotificationListProps) {
  const { notifications, isPending, onReadAgain, unread, onRead, onLeave } = props
  return (
    <section>
      <header className="flex h-11 items-center gap-2 border-line border-b pr-2 pl-4">
        <h2 className="flex-1 font-semibold text-13">Notifications</h2>
        {unread > 0 && (
          <Button variant="ghost" onClick={() => onRead()}>
            Mark all read
          </Button>
        )}
      </header>
      {isPending && <Skeleton className="m-4 h-12" />}
      {onReadAgain && (
        <div className="p-4">
          <ErrorNote
            title="What is for you could not be read."
            action={<Button onClick={onReadAgain}>Try again</Button>}
          />
        </div>
      )}
      {!isPending && !onReadAgain && notifications.length === 0 && (
        <EmptyState title="Nothing for you">Mentions, calls for help and hand-overs show up here.</EmptyState>
      )}
      <ul>
        {notifications.map((each) => (
          <li key={each.id} className="border-line border-t first:border-t-0">
            <Link
              href={placeOf(each)}
              className={clsx(
                'grid grid-cols-[28px_1fr_8px] items-start gap-x-3 py-3 pr-4 pl-4 hover:bg-hover focus-visible:-outline-offset-2',
                each.readAt && 'text-text-2',
              )}
              onClick={() => {
                if (!each.readAt) onRead([each.id])
                onLeave()
              }}
            >
              <Avatar id={each.by.id} name={each.by.name} size="md" />
              <span className="min-w-0">
                <span className="block">
                  <strong className="font-semibold text-text">{each.by.name}</strong> {WHAT[each.kind]}{' '}
                  <TimeAgo at={each.createdAt} className="text-text-3" />
                </span>
                {each.text && <span className="line-clamp-2 [overflow-wrap:anywhere]">{each.text}</span>}
                <span className="block truncate text-12 text-text-3">
                  <span className="mono">{each.incidentKey}</span> {each.incidentTitle}
                </span>
              </span>
              {!each.readAt && (
                <span className="mt-1.5 size-2 rounded-full bg-accent">
                  <VisuallyHidden>Unread</VisuallyHidden>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

import type { TimelineItem } from '@/components/timeline/timeline-items'

const lineClass =
  "flex h-6 items-center gap-3 px-4 font-medium text-12 before:h-px before:w-4 before:flex-none before:content-[''] after:h-px after:flex-1 after:content-[''] md:pl-5 md:before:w-11"

/** What stands above a line: the day that begins, and where the new ones begin. */
export function ListLines({ item }: { item: TimelineItem }) {
  return (
    <>
      {item.day && <p className={`${lineClass} text-text-3 before:bg-line after:bg-line`}>{item.day}</p>}
      {item.unread && (
        <p
          data-unread={item.unread.count}
          className={`${lineClass} text-accent before:bg-accent-line after:bg-accent-line`}
        >
          {item.unread.count} new{item.unread.since && ` since ${item.unread.since}`}
        </p>
      )}
    </>
  )
}

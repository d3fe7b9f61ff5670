import type { TimelineItem } from '@/components/timeline/timeline-items'

const lineClass =
  "flex h-6 items-center gap-3 px-4 font-medium text-12 before:h-px before:w-4 before:flex-none before:content-[''] after:h-px after:flex-1 after:content-[''] md:pl-5 md:before:w-11"

export interface ListLinesProps {
  item: TimelineItem
  /** Leads to the first new line, where that is further back than what is here. */
  onFirstUnread?: (() => void) | undefined
}

/** What stands above a line: the day that begins, and where the new ones begin. */
export function ListLines({ item, onFirstUnread }: ListLinesProps) {
  return (
    <>
      {item.day && <p className={`${lineClass} text-text-3 before:bg-line after:bg-line`}>{item.day}</p>}
      {item.unread && (
        <p
          data-unread={item.unread.count}
          className={`${lineClass} text-accent before:bg-accent-line after:bg-accent-line`}
        >
          {item.unread.isMore && 'more than '}
          {item.unread.count} new{item.unread.since && ` since ${item.unread.since}`}
          {item.unread.isMore && onFirstUnread && (
            <button type="button" className="link" onClick={onFirstUnread}>
              Go to the first
            </button>
          )}
        </p>
      )}
    </>
  )
}

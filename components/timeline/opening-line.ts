import type { TimelineItem } from '@/components/timeline/timeline-items'

/** So many unread lines are in sight from the end, where whoever reads them stays. */
const FEW = 8

/** The index of the line a room opens at: the first unread one, or -1 for the end. */
export function openingLineOf(items: readonly TimelineItem[]): number {
  const unread = items.findIndex((item) => item.unread)
  return items.length - unread > FEW ? unread : -1
}

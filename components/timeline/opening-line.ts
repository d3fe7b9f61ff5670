import type { TimelineItem } from '@/components/timeline/timeline-items'

/** So many unread lines are in sight from the end, where whoever reads them stays. */
const FEW = 8

/** The index of the line a room opens at: the first unread one, or -1 for the end. */
export function openingLineOf(items: readonly TimelineItem[]): number {
  const unread = items.findIndex((item) => item.unread)
  return items.length - unread > FEW ? unread : -1
}

/**
 * How far (px) a list is scrolled where it opens: the line `opensAt` in its middle, or for -1 its end.
 * @param heights of its lines (px), in their order
 * @param room beside them: `above` the first and `below` the last line, and `pane`, what is in sight at once (px)
 */
export function openingOffsetOf(
  heights: readonly number[],
  opensAt: number,
  room: { above: number; below: number; pane: number },
): number {
  const sum = (lines: readonly number[]) => lines.reduce((total, height) => total + height, 0)
  const end = room.above + sum(heights) + room.below - room.pane
  const line = heights[opensAt]
  const middle = line === undefined ? end : room.above + sum(heights.slice(0, opensAt)) + (line - room.pane) / 2
  return Math.max(0, Math.min(middle, end))
}

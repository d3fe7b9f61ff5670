import type { Virtualizer } from '@tanstack/react-virtual'

/** What of a list is in sight. */
export interface Sight {
  /** Not before it has found its place, nor behind another tab of a phone. */
  isShown: boolean
  /** The last line in sight, or -1. */
  lastIndex: number
  isAtEnd: boolean
}

/** A list that is not shown has no height, so that it would seem to be at its end: nothing of it is in sight. */
export function sightOf(
  { scrollRect, range, isAtEnd }: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollRect' | 'range' | 'isAtEnd'>,
  withinPx: number,
): Sight {
  const isShown = scrollRect !== null && scrollRect.height > 0
  return { isShown, lastIndex: isShown ? (range?.endIndex ?? -1) : -1, isAtEnd: isShown && isAtEnd(withinPx) }
}

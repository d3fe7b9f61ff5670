/**
 * Whoever reads the last line, or less than `withinPx` above it, still does when the list becomes lower or higher. Out of
 * sight, as behind another tab of a phone, it has no height and moves nobody; back again, it is where it was left.
 */
export function keepEndOnResize(
  element: HTMLElement,
  withinPx: number,
  wasLeftAtEnd: () => boolean,
  toEnd: () => void,
): () => void {
  let height = element.clientHeight
  const observer = new ResizeObserver(() => {
    if (element.clientHeight === height) return
    const isBack = height === 0
    const below = element.scrollHeight - element.scrollTop - height
    height = element.clientHeight
    if (height > 0 && (isBack ? wasLeftAtEnd() : below <= withinPx)) toEnd()
  })
  observer.observe(element)
  return () => observer.disconnect()
}

/** A list with one of its items at another place; those between close up. */
export function moved<Item>(items: readonly Item[], from: number, to: number): Item[] {
  const rest = items.filter((_, index) => index !== from)
  const item = items[from]
  if (item === undefined) return rest
  return [...rest.slice(0, to), item, ...rest.slice(to)]
}

const NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Above the weeks of a calendar; each day says its own to those who listen. */
export function WeekdayNames() {
  return (
    <ol aria-hidden className="grid h-7 grid-cols-7 items-center text-12 text-text-3">
      {NAMES.map((name) => (
        <li key={name} className="truncate px-2 max-md:px-1.5">
          {name}
        </li>
      ))}
    </ol>
  )
}

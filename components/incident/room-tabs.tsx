'use client'
import { useRoom } from '@/components/incident/room-context'
import { type RoomTab, useRoomNavigation } from '@/components/incident/room-navigation'

const TABS: { tab: RoomTab; label: string }[] = [
  { tab: 'timeline', label: 'Timeline' },
  { tab: 'act', label: 'Act' },
  { tab: 'situation', label: 'Situation' },
]

/** A phone shows one of the three. */
export function RoomTabs() {
  const { incident } = useRoom()
  const { tab: current, showTab } = useRoomNavigation()
  const open = incident.openQuestions.items.length
  const toDo = incident.status === 'active' ? incident.checklist.filter(({ reached }) => !reached).length : 0
  return (
    <nav
      aria-label="Parts of the room"
      className="grid shrink-0 grid-cols-3 border-line border-b bg-surface px-4 md:hidden"
    >
      {TABS.map(({ tab, label }) => (
        <button
          key={tab}
          type="button"
          aria-current={tab === current ? 'true' : undefined}
          onClick={() => showTab(tab)}
          className="flex h-11 items-center justify-center gap-1.5 border-transparent border-b-2 font-medium text-14 text-text-3 aria-[current]:border-accent aria-[current]:text-text forced-colors:not-aria-[current]:border-b-0"
        >
          {label}
          {tab === 'act' && toDo > 0 && (
            <span className="rounded-1 bg-accent-soft px-1.5 text-12 text-accent">
              {toDo}
              <span className="sr-only"> of the first five minutes open</span>
            </span>
          )}
          {tab === 'situation' && open > 0 && (
            <span className="rounded-1 bg-warning-soft px-1.5 text-12 text-warning">
              {open}
              <span className="sr-only"> open questions</span>
            </span>
          )}
        </button>
      ))}
    </nav>
  )
}

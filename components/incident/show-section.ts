import type { RoomNavigation, RoomTab } from '@/components/incident/room-navigation'

const visible = (title: string) =>
  [...document.querySelectorAll<HTMLElement>(`[data-section="${CSS.escape(title)}"]`)].find(
    (section) => section.offsetParent !== null,
  )

function bringInto(section: HTMLElement) {
  section.tabIndex = -1
  section.scrollIntoView({ block: 'start' })
  section.focus({ preventScroll: true })
}

/** Brings a section of a side panel into sight, and the keys with it; where the panel is a tab or a sheet, that first. */
export function showSection(title: string, tab: RoomTab, { showTab }: Pick<RoomNavigation, 'showTab'>) {
  const section = visible(title)
  if (section) return bringInto(section)
  showTab(tab)
  // The tab is drawn in the next frame, a sheet in the one after.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const shown = visible(title)
      if (shown) bringInto(shown)
    }),
  )
}

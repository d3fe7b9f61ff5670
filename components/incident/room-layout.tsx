'use client'
import type { ReactNode } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { RoomTabs } from '@/components/incident/room-tabs'
import { Sheet } from '@/components/ui/sheet'
import { useIsPhone } from '@/components/ui/use-is-phone'

const sideClass = 'scroll-thin min-h-0 overflow-y-auto px-4 pt-2 pb-4'

export interface RoomLayoutProps {
  procedure: ReactNode
  timeline: ReactNode
  situation: ReactNode
}

/**
 * What to do, what happened, how it stands: in columns, without room for all three the last as a sheet, and on a phone
 * one at a time.
 */
export function RoomLayout({ procedure, timeline, situation }: RoomLayoutProps) {
  const { incident } = useRoom()
  const { tab, showTab } = useRoomNavigation()
  const isPhone = useIsPhone()
  return (
    <>
      <RoomTabs />
      <div className="min-h-0 flex-1 md:grid md:grid-cols-[264px_minmax(0,1fr)] lg:grid-cols-[clamp(272px,22vw,312px)_minmax(0,1fr)_clamp(280px,24vw,344px)] [&:not(:has(>[data-whole]))]:invisible">
        <aside aria-label="Procedure" className={`${sideClass} border-line border-r max-md:hidden`}>
          {!isPhone && procedure}
        </aside>
        <div className={`h-full min-h-0 min-w-0 ${tab === 'timeline' ? '' : 'max-md:hidden'}`}>{timeline}</div>
        <aside aria-label="Situation" className={`${sideClass} border-line border-l max-lg:hidden`}>
          {!isPhone && situation}
        </aside>
        {isPhone && tab === 'situation' && <div className={`${sideClass} h-full md:hidden`}>{situation}</div>}
        {isPhone && tab === 'act' && <div className={`${sideClass} h-full md:hidden`}>{procedure}</div>}
        {/* While the page comes in, the columns show once all of them is here: lines that come later push the others. */}
        <span data-whole hidden />
      </div>
      <Sheet
        isOpen={!isPhone && tab === 'situation'}
        onOpenChange={(isOpen) => showTab(isOpen ? 'situation' : 'timeline')}
        title={`Situation of ${incident.key}`}
      >
        <div className="px-4 py-3">{situation}</div>
      </Sheet>
    </>
  )
}

'use client'
import { CatchUpDialog } from '@/components/incident/catch-up-popover'
import { useRoom, useRoomNow } from '@/components/incident/room-context'
import { RoomDialogs } from '@/components/incident/room-dialogs'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { RoomTabs } from '@/components/incident/room-tabs'
import { SituationPanel } from '@/components/incident/situation-panel'
import { useRoomActions } from '@/components/incident/use-room-actions'
import { ProcedurePanel } from '@/components/procedure/procedure-panel'
import { TimelinePanel } from '@/components/timeline/timeline-panel'
import { Sheet } from '@/components/ui/sheet'
import { useIsPhone } from '@/components/ui/use-is-phone'

const sideClass = 'scroll-thin min-h-0 overflow-y-auto px-4 pt-2 pb-4'

/** What to do, what happened, how it stands; on a phone one of them at a time. */
export function RoomColumns({ readSeq }: { readSeq: number | null }) {
  const { incident } = useRoom()
  const { view } = useRoomNow()
  const { tab, showTab } = useRoomNavigation()
  const isPhone = useIsPhone()
  useRoomActions()
  return (
    <>
      <RoomTabs />
      <div className="min-h-0 flex-1 md:grid md:grid-cols-[264px_minmax(0,1fr)] lg:grid-cols-[clamp(272px,22vw,312px)_minmax(0,1fr)_clamp(280px,24vw,344px)] [&:not(:has(>[data-whole]))]:invisible">
        <aside aria-label="Procedure" className={`${sideClass} border-line border-r max-md:hidden`}>
          {!isPhone && <ProcedurePanel />}
        </aside>
        <div className={`h-full min-h-0 min-w-0 ${tab === 'timeline' ? '' : 'max-md:hidden'}`}>
          <TimelinePanel readSeq={readSeq} />
        </div>
        <aside aria-label="Situation" className={`${sideClass} border-line border-l max-lg:hidden`}>
          {!isPhone && <SituationPanel />}
        </aside>
        {isPhone && tab === 'situation' && (
          <div className={`${sideClass} h-full md:hidden`}>
            <SituationPanel />
          </div>
        )}
        {isPhone && tab === 'act' && (
          <div className={`${sideClass} h-full md:hidden`}>
            <ProcedurePanel />
          </div>
        )}
        {/* While the page comes in, the columns show once all of them is here: lines that come later push the others. */}
        <span data-whole hidden />
      </div>
      <Sheet
        isOpen={!isPhone && tab === 'situation'}
        onOpenChange={(isOpen) => showTab(isOpen ? 'situation' : 'timeline')}
        title={`Situation of ${incident.key}`}
      >
        <div className="px-4 py-3">
          <SituationPanel />
        </div>
      </Sheet>
      <RoomDialogs />
      {isPhone && <CatchUpDialog readSeq={readSeq ?? view.headSeq} />}
    </>
  )
}

'use client'
import { CatchUpDialog } from '@/components/incident/catch-up-popover'
import { useRoomNow } from '@/components/incident/room-context'
import { RoomDialogs } from '@/components/incident/room-dialogs'
import { RoomLayout } from '@/components/incident/room-layout'
import { SituationPanel } from '@/components/incident/situation-panel'
import { useRoomActions } from '@/components/incident/use-room-actions'
import { ProcedurePanel } from '@/components/procedure/procedure-panel'
import { TimelinePanel } from '@/components/timeline/timeline-panel'
import { useIsPhone } from '@/components/ui/use-is-phone'

/** The live room below its heading. */
export function RoomColumns({ readSeq }: { readSeq: number | null }) {
  const { view } = useRoomNow()
  const isPhone = useIsPhone()
  useRoomActions()
  return (
    <>
      <RoomLayout
        procedure={<ProcedurePanel />}
        timeline={<TimelinePanel readSeq={readSeq} />}
        situation={<SituationPanel />}
      />
      <RoomDialogs />
      {isPhone && <CatchUpDialog readSeq={readSeq ?? view.headSeq} />}
    </>
  )
}

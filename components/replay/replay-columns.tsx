'use client'
import { BlastRadiusSection } from '@/components/blast-radius/blast-radius-section'
import { JourneySection } from '@/components/incident/journey-section'
import { LinksSection } from '@/components/incident/links-section'
import { PanelSection } from '@/components/incident/panel-section'
import { PeopleSection } from '@/components/incident/people-section'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { RoomTabs } from '@/components/incident/room-tabs'
import { DecisionsSection, Hypotheses, QuestionsSection } from '@/components/incident/thoughts-panel'
import { WhatIsHit } from '@/components/incident/what-is-hit'
import { MitigationsSection } from '@/components/mitigation/mitigations-section'
import { FirstFiveMinutes } from '@/components/procedure/first-five-minutes'
import { ReplayTimeline } from '@/components/replay/replay-timeline'
import { useIsPhone } from '@/components/ui/use-is-phone'
import type { RowWindow } from '@/lib/client/row-window'

const sideClass = 'scroll-thin min-h-0 overflow-y-auto px-4 pt-2 pb-4'

/** The columns of the room, made of what the log tells: alerts, changes and levers are only known as they are now. */
export function ReplayColumns({ timeline, seq }: { timeline: RowWindow; seq: number }) {
  const { tab } = useRoomNavigation()
  const isPhone = useIsPhone()
  return (
    <>
      <RoomTabs />
      <div className="min-h-0 flex-1 md:grid md:grid-cols-[264px_minmax(0,1fr)] lg:grid-cols-[clamp(248px,22vw,312px)_minmax(0,1fr)_clamp(272px,24vw,344px)]">
        <aside aria-label="Procedure" className={`${sideClass} border-line border-r max-md:hidden`}>
          <ProcedureThen />
        </aside>
        <div className={`h-full min-h-0 min-w-0 ${tab === 'timeline' ? '' : 'max-md:hidden'}`}>
          <ReplayTimeline rows={timeline} seq={seq} />
        </div>
        <aside aria-label="Situation" className={`${sideClass} border-line border-l max-lg:hidden`}>
          <SituationThen />
        </aside>
        {isPhone && tab === 'situation' && (
          <div className={`${sideClass} h-full md:hidden`}>
            <SituationThen />
          </div>
        )}
        {isPhone && tab === 'act' && (
          <div className={`${sideClass} h-full md:hidden`}>
            <ProcedureThen />
          </div>
        )}
      </div>
    </>
  )
}

const ProcedureThen = () => (
  <>
    <FirstFiveMinutes />
    <QuestionsSection />
    <PanelSection title="Diagnosis">
      <Hypotheses />
    </PanelSection>
    <DecisionsSection />
  </>
)

const SituationThen = () => (
  <>
    <BlastRadiusSection />
    <WhatIsHit />
    <MitigationsSection />
    <JourneySection />
    <PeopleSection />
    <LinksSection />
  </>
)

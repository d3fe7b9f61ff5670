'use client'
import { BlastRadiusSection } from '@/components/blast-radius/blast-radius-section'
import { JourneySection } from '@/components/incident/journey-section'
import { LinksSection } from '@/components/incident/links-section'
import { PanelSection } from '@/components/incident/panel-section'
import { PeopleSection } from '@/components/incident/people-section'
import { RoomLayout } from '@/components/incident/room-layout'
import { DecisionsSection, Hypotheses, QuestionsSection } from '@/components/incident/thoughts-panel'
import { WhatIsHit } from '@/components/incident/what-is-hit'
import { MitigationsSection } from '@/components/mitigation/mitigations-section'
import { FirstFiveMinutes } from '@/components/procedure/first-five-minutes'
import { ReplayTimeline } from '@/components/replay/replay-timeline'
import type { RowWindow } from '@/lib/client/row-window'

/** The columns of the room, made of what the log tells: alerts, changes and levers are only known as they are now. */
export const ReplayColumns = ({ timeline, seq }: { timeline: RowWindow; seq: number }) => (
  <RoomLayout
    procedure={<ProcedureThen />}
    timeline={<ReplayTimeline rows={timeline} seq={seq} />}
    situation={<SituationThen />}
  />
)

const ProcedureThen = () => (
  <>
    <FirstFiveMinutes />
    <PanelSection title="Diagnosis">
      <Hypotheses />
    </PanelSection>
  </>
)

const SituationThen = () => (
  <>
    <BlastRadiusSection />
    <WhatIsHit />
    <MitigationsSection />
    <QuestionsSection />
    <DecisionsSection />
    <JourneySection />
    <PeopleSection />
    <LinksSection />
  </>
)

'use client'
import dynamic from 'next/dynamic'
import { BlastRadiusSection } from '@/components/blast-radius/blast-radius-section'
import { ChangesSection } from '@/components/change/changes-section'
import { AlertsSection } from '@/components/incident/alerts-section'
import { JourneySection } from '@/components/incident/journey-section'
import { LinksSection } from '@/components/incident/links-section'
import { PeopleSection } from '@/components/incident/people-section'
import { useRoom } from '@/components/incident/room-context'
import { DecisionsSection, QuestionsSection } from '@/components/incident/thoughts-panel'
import { WhatIsHit } from '@/components/incident/what-is-hit'
import { MitigationsSection } from '@/components/mitigation/mitigations-section'
import { PagingSection } from '@/components/paging/room/paging-section'
import { UpdatesSection } from '@/components/updates/updates-section'

// Not part of what the room begins with: it is fetched once the room is shown.
const SimilarSection = dynamic(
  () =>
    import('@/components/similar/similar-section').then(
      (file) => file.SimilarSection,
      () => Nothing,
    ),
  { ssr: false },
)
const Nothing = () => null

/** How it stands; for those who only watch, what they were told comes first. */
export function SituationPanel() {
  const { canRespond } = useRoom()
  return (
    <>
      {!canRespond && <UpdatesSection />}
      <PagingSection />
      <BlastRadiusSection />
      <WhatIsHit />
      <MitigationsSection />
      <ChangesSection />
      <SimilarSection />
      <QuestionsSection />
      <DecisionsSection />
      {canRespond && <UpdatesSection />}
      <AlertsSection />
      <JourneySection />
      <PeopleSection />
      <LinksSection />
    </>
  )
}

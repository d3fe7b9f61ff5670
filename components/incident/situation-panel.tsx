'use client'
import { AlertsSection } from '@/components/incident/alerts-section'
import { JourneySection } from '@/components/incident/journey-section'
import { LinksSection } from '@/components/incident/links-section'
import { PeopleSection } from '@/components/incident/people-section'
import { WhatIsHit } from '@/components/incident/what-is-hit'

/** How it stands. */
export function SituationPanel() {
  return (
    <>
      <WhatIsHit />
      <AlertsSection />
      <JourneySection />
      <PeopleSection />
      <LinksSection />
    </>
  )
}

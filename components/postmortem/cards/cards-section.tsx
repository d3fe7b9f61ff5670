'use client'
import { CardBoard } from '@/components/postmortem/cards/card-board'
import { CardsHelp } from '@/components/postmortem/cards/cards-help'

/** Trigger, root causes and contributing factors: three lists of cards, and how they differ. */
export function CardsSection() {
  return (
    <div>
      <CardsHelp />
      <CardBoard />
    </div>
  )
}

'use client'
import { Plus } from 'lucide-react'
import type { RefObject } from 'react'
import type { Stage } from '@/components/postmortem/cards/card-hosts'
import { SectionFrame } from '@/components/postmortem/sections/section-frame'
import { CARD_LIST_QUESTIONS, type CardList } from '@/lib/domain/postmortem/sections'

const ADD = {
  trigger: 'Add a trigger',
  rootCauses: 'Add a root cause',
  factors: 'Add a factor',
} satisfies Record<CardList, string>

export interface CardColumnProps {
  list: CardList
  count: number
  stageRef: RefObject<Stage>
  onAdd: (() => void) | null
}

/** One list: its question, the slot its cards are put in, and how one is added. */
export function CardColumn({ list, count, stageRef, onAdd }: CardColumnProps) {
  return (
    <SectionFrame section={list}>
      <p className="text-12 text-text-3">{CARD_LIST_QUESTIONS[list]}</p>
      <div
        ref={(slot) => {
          stageRef.current.slots[list] = slot
        }}
        className="relative mt-2 flex flex-col gap-2 pb-2 data-spot:after:h-0.5 data-spot:after:rounded-full data-spot:after:bg-accent data-spot:after:content-['']"
      />
      {count === 0 && (
        <p className="rounded-3 border border-line border-dashed px-3 py-2.5 text-13 text-text-3">
          Nothing yet. {onAdd && EMPTY[list]}
        </p>
      )}
      {onAdd && (
        <button
          type="button"
          data-print="hide"
          onClick={onAdd}
          className="flex h-8 items-center gap-1.5 rounded-2 px-1 text-13 text-text-3 hover:text-text max-md:h-11"
        >
          <Plus aria-hidden size={14} strokeWidth={1.75} />
          {ADD[list]}
        </button>
      )}
    </SectionFrame>
  )
}

const EMPTY = {
  trigger: 'Which event began it? Say it in one sentence.',
  rootCauses: 'What was there all along and let it happen?',
  factors: 'What made it last longer, reach further or stay unseen?',
} satisfies Record<CardList, string>

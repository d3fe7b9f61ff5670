'use client'
import { ChevronDown, ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { ChecklistRow } from '@/components/procedure/checklist-row'
import { MinutesClock } from '@/components/procedure/minutes-clock'
import { durationText } from '@/components/ui/time-text'

/** The first five minutes: what the log already shows, and the one thing to do next. */
export function FirstFiveMinutes() {
  const { incident, canRespond, isClosed } = useRoom()
  const { checklist, instants, status } = incident
  const [isUnfolded, setUnfolded] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const listId = useId()
  const declaredAt = instants.declaredAt?.at ?? null
  if (checklist.length === 0 || declaredAt === null) return null
  const open = checklist.filter(({ reached }) => !reached)
  const reachedCount = checklist.length - open.length
  const isOver = open.length === 0 || status !== 'active'
  const present = open.find(({ id }) => id === chosen) ?? open[0]
  const canAct = canRespond && !isClosed
  const list = (
    <ol id={listId} className="-mx-1 flex flex-col">
      {checklist.map((item) => (
        <ChecklistRow
          key={item.id}
          item={item}
          declaredAt={declaredAt}
          isOver={isOver}
          isPresent={canAct && !isOver && item === present}
          onChoose={canAct && !isOver && !item.reached && item !== present ? () => setChosen(item.id) : null}
          canAct={canAct}
        />
      ))}
    </ol>
  )
  if (isOver) {
    const Chevron = isUnfolded ? ChevronDown : ChevronRight
    return (
      <section aria-label="First five minutes" className="pb-3">
        <button
          type="button"
          aria-expanded={isUnfolded}
          aria-controls={listId}
          onClick={() => setUnfolded(!isUnfolded)}
          className="-mx-1 flex min-h-7 w-[calc(100%+8px)] items-center gap-2 rounded-1 px-1 text-left text-12 hover:bg-hover max-md:min-h-11"
        >
          <span className="whitespace-nowrap font-semibold text-text-2">First five minutes</span>
          <span className="ml-auto truncate font-medium text-text-3">{foldedWords(checklist, declaredAt)}</span>
          <Chevron aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
        </button>
        {isUnfolded && list}
      </section>
    )
  }
  return (
    <PanelSection
      title="First five minutes"
      aside={
        <>
          <MinutesClock from={declaredAt} />
          <span>
            {reachedCount} of {checklist.length}
          </span>
        </>
      }
    >
      {list}
    </PanelSection>
  )
}

/** "6 of 6 after 4 min": how far it came, and how long the last of them took. */
function foldedWords(checklist: readonly { reached: { at: string } | null }[], declaredAt: string): string {
  const times = checklist.flatMap(({ reached }) => (reached ? [Date.parse(reached.at)] : []))
  const count = `${times.length} of ${checklist.length}`
  return times.length < checklist.length
    ? count
    : `${count} after ${durationText(Math.max(...times) - Date.parse(declaredAt))}`
}

'use client'
import { Fragment, useEffect } from 'react'
import { usePostmortem, usePostmortemNavigation } from '@/components/postmortem/postmortem-context'
import { SectionFrame } from '@/components/postmortem/sections/section-frame'
import { askKnownBy, useAskedMinute, useKnownLines } from '@/components/postmortem/timeline/known-by'
import { KnownByControl } from '@/components/postmortem/timeline/known-by-control'
import { PickedLine } from '@/components/postmortem/timeline/picked-line'
import { pick, usePicks } from '@/components/postmortem/timeline/use-picks'
import { Button } from '@/components/ui/button'
import { useTimeZone } from '@/components/ui/clock'
import { EmptyState } from '@/components/ui/empty-state'
import { durationText, timeText } from '@/components/ui/time-text'
import type { TimelineRow } from '@/lib/domain/incident/timeline'
import { gapBefore, inOrder, keyMoments } from '@/lib/domain/postmortem/lines'

/** The lines of the log that tell what happened, in the order in which it did. */
export function TimelineSection() {
  const { doc, incident, lines } = usePostmortem()
  const picks = usePicks(doc)
  const isThen = useAskedMinute(incident.id) !== null
  const known = useKnownLines(incident.id, lines)
  const zone = useTimeZone()
  const picked = inOrder(known.filter(({ seq }) => picks.has(seq)))
  // Leaving the page ends the question.
  useEffect(() => () => askKnownBy(incident.id, null), [incident.id])

  if (picks.size === 0) {
    return (
      <SectionFrame section="timeline">
        <NothingPicked />
      </SectionFrame>
    )
  }
  const days = new Set(picked.map((row) => dayOf(row, zone)))
  return (
    <SectionFrame section="timeline">
      <KnownByControl />
      {picked.length === 0 && (
        <EmptyState title="Nothing on this timeline was known by then">Choose a later time to see what was.</EmptyState>
      )}
      <ol className="mt-2">
        {picked.map((row, index) => {
          const previous = picked[index - 1]
          const day = dayOf(row, zone)
          const isNewDay = days.size > 1 && (!previous || dayOf(previous, zone) !== day)
          return (
            <Fragment key={row.seq}>
              {isNewDay && <li className="pt-2 pb-1 font-medium text-12 text-text-3">{day}</li>}
              <Gap milliseconds={gapBefore(row, previous)} />
              <PickedLine row={row} isThen={isThen} />
            </Fragment>
          )
        })}
      </ol>
    </SectionFrame>
  )
}

const dayOf = ({ occurredAt }: TimelineRow, zone: string) => timeText(Date.parse(occurredAt), 'day', zone)

/** Time of which the timeline tells nothing. */
function Gap({ milliseconds }: { milliseconds: number | null }) {
  if (milliseconds === null) return null
  return (
    <li className="grid grid-cols-[40px_16px_minmax(0,1fr)] gap-x-2.5 py-1 text-12 text-text-3 md:gap-x-3">
      <span />
      <span aria-hidden className="mx-auto h-full border-line-strong border-l border-dashed" />
      {durationText(milliseconds)} later
    </li>
  )
}

function NothingPicked() {
  const { doc, lines, canEdit } = usePostmortem()
  const { showPanel } = usePostmortemNavigation()
  const moments = keyMoments(lines)
  if (!canEdit) return <EmptyState title="No lines are picked from the log yet" />
  return (
    <EmptyState
      title="No lines are picked from the log yet"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {moments.length > 0 && (
            <Button
              variant="primary"
              onClick={() =>
                doc.transact(() => {
                  for (const seq of moments) pick(doc, seq, true)
                })
              }
            >
              Pick the {moments.length === 1 ? 'key moment' : `${moments.length} key moments`}
            </Button>
          )}
          <Button onClick={() => showPanel('log')}>Choose from the log</Button>
        </div>
      }
    >
      The timeline is made of lines of the log, as they are. Star those that a reader needs.
    </EmptyState>
  )
}

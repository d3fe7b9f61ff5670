'use client'
import { RadiusFacts } from '@/components/blast-radius/radius-facts'
import { RadiusGraph } from '@/components/blast-radius/radius-graph'
import { RadiusHistory } from '@/components/blast-radius/radius-history'
import { SuggestedRaise } from '@/components/blast-radius/suggested-raise'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { TimeAgo } from '@/components/ui/time-ago'
import { affectedNumber } from '@/lib/domain/incident/blast-radius-words'

/** Who and what is hit, as it is known now: what people ask first, in the largest type. */
export function BlastRadiusSection() {
  const { incident, nameOf, canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  const { radius, status, services } = incident
  const isHurting = status === 'active'
  const mayRevise = canRespond && !isClosed
  const revise = () => openDialog({ kind: 'radius' })
  return (
    <PanelSection
      title="Blast radius"
      aside={
        <>
          {radius && (
            <span className="whitespace-nowrap">
              {nameOf(radius.by)}, <TimeAgo at={radius.at} />
            </span>
          )}
          {radius && radius.revision > 1 && <RadiusHistory revision={radius.revision} />}
          {mayRevise && (
            <PanelButton rest="the blast radius" onClick={revise}>
              {radius ? 'Revise' : 'State it'}
            </PanelButton>
          )}
        </>
      }
    >
      {radius ? (
        <p className="flex flex-wrap items-baseline gap-x-2">
          <b className={`font-semibold text-32 tabular-nums ${isHurting ? 'text-hurting' : 'text-text'}`}>
            {affectedNumber(radius.affected)}
          </b>
          <span className="min-w-0 font-medium text-14 [overflow-wrap:anywhere]">
            {radius.affected.kind === 'count' ? radius.who : `of ${radius.who}`}
          </span>
        </p>
      ) : (
        <PanelNote>Nobody has said who is hit and how many. A guess is better than nothing.</PanelNote>
      )}
      <RadiusGraph focusIds={services.map(({ id }) => id)} isHurting={isHurting} />
      {radius && <RadiusFacts radius={radius} isHurting={isHurting} />}
      {mayRevise && <SuggestedRaise />}
    </PanelSection>
  )
}

'use client'
import clsx from 'clsx'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Chip } from '@/components/ui/chip'
import { useTeams } from '@/lib/client/directory'

/** The services that hurt, the first in the largest type: it is what people ask first. */
export function WhatIsHit() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  const { data: teams } = useTeams()
  const [first, ...others] = incident.services
  const isHurting = incident.status === 'active'
  // What is said in the largest type is how much, once somebody has said it.
  const isLargest = incident.radius === null
  const ownerOf = (teamId: string | null) => teams?.find(({ id }) => id === teamId)?.name
  return (
    <PanelSection
      title="What is hit"
      aside={
        canRespond &&
        !isClosed && (
          <PanelButton
            rest={first ? 'which services are hit' : ': which services are hit'}
            onClick={() => openDialog({ kind: 'services' })}
          >
            {first ? 'Change' : 'Name it'}
          </PanelButton>
        )
      }
    >
      {first ? (
        <>
          <p className="flex flex-wrap items-baseline gap-x-2">
            <b
              className={clsx(
                'font-semibold [overflow-wrap:anywhere]',
                isLargest ? 'text-24' : 'text-14',
                isHurting ? 'text-hurting' : 'text-text',
              )}
            >
              {first.name}
            </b>
            {teams && <span className="text-12 text-text-3">{ownerOf(first.teamId) ?? 'nobody owns it'}</span>}
          </p>
          {others.length > 0 && (
            <ul className="mt-1 flex flex-wrap gap-1.5">
              {others.map(({ id, name, teamId }) => (
                <li key={id}>
                  <Chip tone="line" title={ownerOf(teamId)}>
                    {name}
                  </Chip>
                </li>
              ))}
            </ul>
          )}
        </>
      ) : (
        <PanelNote>Nobody has said which service is hit.</PanelNote>
      )}
      {incident.deliveryPrevented && (
        <p className="mt-2 font-medium text-hurting">Teams cannot deliver to production.</p>
      )}
      {!incident.deliveryPrevented && incident.deliveryEvidence && (
        <p className="mt-2 text-12 text-text-2 [overflow-wrap:anywhere]">
          Delivery is possible again: {incident.deliveryEvidence.text}{' '}
          {incident.deliveryEvidence.url && (
            <a href={incident.deliveryEvidence.url} target="_blank" rel="noreferrer" className="link">
              Evidence
            </a>
          )}
        </p>
      )}
      {incident.summary && (
        <p className="mt-2 whitespace-pre-wrap text-text-2 [overflow-wrap:anywhere]">{incident.summary}</p>
      )}
    </PanelSection>
  )
}

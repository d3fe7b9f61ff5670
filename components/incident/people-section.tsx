'use client'
import { LifeBuoy } from 'lucide-react'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { PeopleHere } from '@/components/incident/people-here'
import { PhoneNumbers } from '@/components/incident/phone-numbers'
import { peopleHere } from '@/components/incident/presence-words'
import { RoleItem } from '@/components/incident/role-item'
import { useRoom, useRoomAround, useRoomNow } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { TimeAgo } from '@/components/ui/time-ago'
import { useIsPhone } from '@/components/ui/use-is-phone'
import { releaseRole } from '@/lib/domain/incident/commands/release-role'
import { takeRole } from '@/lib/domain/incident/commands/take-role'
import { holdersOf } from '@/lib/domain/incident/role-rules'
import { singleRoleSchema } from '@/lib/domain/incident/values'

/** Roles (on a phone, where the header shows few), experts, and whom help was asked of. */
export function PeopleSection() {
  const { viewer, canRespond, isClosed, act } = useRoom()
  const { incident } = useRoomNow()
  const isPhone = useIsPhone()
  const { openDialog } = useRoomNavigation()
  const isExpert = incident.experts.some(({ id }) => id === viewer.id)
  const isActing = canRespond && !isClosed
  const holders = new Set(holdersOf(incident).map(({ id }) => id))
  const others = incident.participants.items.filter(({ id, leftAt }) => !holders.has(id) && leftAt === null)
  const asked = [...incident.helpAsked.items].reverse().slice(0, 5)
  return (
    <PanelSection
      title="People"
      aside={
        isActing && (
          <PanelButton rest="from somebody" onClick={() => openDialog({ kind: 'ask-for-help' })}>
            Ask for help
          </PanelButton>
        )
      }
    >
      {isPhone && <HereNow />}
      <ul className="lg:hidden">
        {singleRoleSchema.options.map((role) => (
          <li key={role} className="flex min-h-11 items-center">
            <RoleItem role={role} isWide />
          </li>
        ))}
      </ul>
      {incident.experts.length > 0 && (
        <ul>
          {incident.experts.map((expert) => (
            <li key={expert.id} className="flex min-h-7 items-center gap-2">
              <Avatar id={expert.id} name={expert.name} isQuiet={expert.absentSince !== null} />
              <span className="min-w-0 flex-1 truncate font-medium">{expert.name}</span>
              <span className="text-12 text-text-3">{expert.absentSince ? 'expert, away' : 'expert'}</span>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <p className="py-1 text-text-2">
          {others.length === 1 ? 'Also takes part: ' : 'Also take part: '}
          {others.map(({ name }) => name).join(', ')}
        </p>
      )}
      {others.length === 0 && incident.experts.length === 0 && <PanelNote>Nobody besides those with a role.</PanelNote>}
      <ul>
        {asked.map(({ helpId, of, by, at }) => (
          <li key={helpId} className="flex min-h-7 items-center gap-2 text-12 text-text-2">
            <LifeBuoy aria-hidden size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
            <span className="min-w-0 flex-1 truncate">
              {by.name} asked <b className="font-medium text-text">{of.name}</b> for help
            </span>
            <TimeAgo at={at} className="shrink-0 text-text-3" />
          </li>
        ))}
      </ul>
      <PhoneNumbers />
      {isActing && (
        <Button
          variant="ghost"
          className="-ml-2.5 mt-1"
          onClick={() => act(isExpert ? releaseRole : takeRole, { role: 'expert' })}
        >
          {isExpert ? 'I am no expert here' : 'I am an expert here'}
        </Button>
      )}
    </PanelSection>
  )
}

/** Who is here, for a phone: elsewhere the header says it. */
function HereNow() {
  const { incident } = useRoomNow()
  const { present } = useRoomAround()
  const now = useNow(5000)
  return (
    <div className="-mx-2 mb-1 border-line border-b pb-1">
      <PeopleHere here={peopleHere(present, incident, now)} />
    </div>
  )
}

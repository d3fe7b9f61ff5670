'use client'
import { BellRing, ChevronLeft, Lock, Video } from 'lucide-react'
import { ConnectionNote } from '@/components/incident/connection-note'
import { HeaderClocks } from '@/components/incident/header-clocks'
import { RolesBar } from '@/components/incident/roles-bar'
import { useRoom } from '@/components/incident/room-context'
import { RoomMenu } from '@/components/incident/room-menu'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { SeverityControl } from '@/components/incident/severity-control'
import { StatusControl } from '@/components/incident/status-control'
import { TitleControl } from '@/components/incident/title-control'
import { HistoryMarks } from '@/components/incidents/history-marks'
import { KIND_NAMES } from '@/components/incidents/incident-words'
import { StatusLabel } from '@/components/incidents/status-label'
import { primaryDestinations } from '@/components/shell/destinations'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Chip } from '@/components/ui/chip'
import { useTimeZone } from '@/components/ui/clock'
import { Link } from '@/components/ui/link'
import { timeText, zoneText } from '@/components/ui/time-text'

export function RoomHeader() {
  const { incident } = useRoom()
  return (
    <header className="shrink-0 border-line border-b bg-surface">
      <div className="flex flex-wrap items-center gap-x-8 gap-y-2 px-4 py-2 md:py-3 md:pl-5 lg:flex-nowrap short:gap-x-4 short:gap-y-1 short:py-2!">
        <div className="w-full min-w-0 lg:w-auto lg:flex-1 short:md:w-auto short:md:flex-1">
          <div className="flex h-8 items-center gap-2 max-md:-ml-2.5 md:h-5">
            <Link
              href={primaryDestinations.home.href}
              aria-label="Back to my shift"
              className="grid size-11 shrink-0 place-items-center rounded-2 text-text-2 hover:bg-hover md:hidden"
            >
              <ChevronLeft aria-hidden size={16} strokeWidth={1.75} />
            </Link>
            <span className="mono shrink-0 text-text-3">{incident.key}</span>
            <SeverityControl />
            <StatusLabel status={incident.status} severity={incident.severity} outcome={incident.outcome} />
            {incident.visibility === 'private' && (
              <Chip icon={<Lock aria-hidden size={12} strokeWidth={2} />} title="Only its members and admins see it">
                <span className="max-md:sr-only">Private</span>
              </Chip>
            )}
            <HistoryMarks isTest={incident.isTest} importedFrom={incident.importedFrom?.source ?? null} />
            {incident.deliveryPrevented && (
              <span className="max-lg:hidden">
                <Chip tone="hurting">Delivery prevented</Chip>
              </span>
            )}
            <Started />
            <div className="ml-auto flex min-w-0 items-center md:hidden">
              <ConnectionNote look="header" />
              <RoomMenu />
            </div>
          </div>
          <TitleControl />
        </div>
        <HeaderClocks />
        <div className="ml-auto flex items-center gap-2 max-md:hidden">
          <Bridge />
          <PageButton />
          <StatusControl />
          <RoomMenu />
        </div>
      </div>
      <RolesBar />
    </header>
  )
}

function Started() {
  const { incident } = useRoom()
  const zone = useTimeZone()
  const started = Date.parse(incident.instants.impactStartedAt?.at ?? incident.instants.declaredAt?.at ?? '')
  if (Number.isNaN(started)) return null
  return (
    <span className="truncate text-text-3 max-md:hidden">
      {KIND_NAMES[incident.kind]} · {incident.instants.impactStartedAt ? 'started' : 'declared'}{' '}
      <time dateTime={new Date(started).toISOString()} title={timeText(started, 'full', zone)} suppressHydrationWarning>
        {timeText(started, 'time', zone)} {zoneText(started, zone)}
      </time>
    </span>
  )
}

function PageButton() {
  const { canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  if (!canRespond || isClosed) return null
  return (
    <Button
      size="md"
      icon={<BellRing aria-hidden size={16} strokeWidth={1.75} />}
      aria-label="Page somebody"
      aria-keyshortcuts="w"
      onClick={() => openDialog({ kind: 'page' })}
    >
      <span className="short:max-lg:sr-only">Page</span>
    </Button>
  )
}

function Bridge() {
  const { incident } = useRoom()
  if (!incident.bridgeUrl) return null
  return (
    <a href={incident.bridgeUrl} target="_blank" rel="noreferrer" className={buttonClass({ size: 'md' })}>
      <Video aria-hidden size={16} strokeWidth={1.75} />
      <span className="short:max-lg:sr-only">Bridge</span>
    </a>
  )
}

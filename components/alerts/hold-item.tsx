'use client'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { LocalTime } from '@/components/ui/local-time'
import { useLiftHold } from '@/lib/client/use-holds'
import type { MaintenanceWindow, Silence } from '@/lib/domain/alert/silence'

export interface HoldItemProps {
  kind: 'silences' | 'maintenance-windows'
  hold: Silence | MaintenanceWindow
  /** What it is about. */
  title: ReactNode
  /** Why. */
  because?: string
  canLift: boolean
}

/** A silence or a maintenance window: what, who, until when, why; and the way to end it. */
export function HoldItem({ kind, hold, title, because, canLift }: HoldItemProps) {
  const lift = useLiftHold(kind, hold.id)
  const isPlanned = hold.state === 'planned'
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-t px-4 py-3 first:border-t-0">
      <div className="min-w-0 flex-1 basis-48">
        <p className="font-medium [overflow-wrap:anywhere]">
          <bdi>{title}</bdi>
        </p>
        <p className="text-12 text-text-2 [overflow-wrap:anywhere]">
          {because && (
            <>
              <bdi>{because}</bdi>
              {' · '}
            </>
          )}
          <bdi>{hold.by.name}</bdi>, {isPlanned && <LocalTime at={hold.startsAt} style="date-time" />}
          {isPlanned ? ' to ' : 'until '}
          <LocalTime at={hold.endsAt} style="date-time" />
        </p>
        {lift.error && (
          <p role="alert" className="text-12 text-hurting">
            It was not ended: {lift.error.message}
          </p>
        )}
      </div>
      {isPlanned && <Chip tone="line">Planned</Chip>}
      {hold.holding > 0 && <Chip tone="warning">{hold.holding} held back</Chip>}
      {canLift && (
        <Button isLoading={lift.isPending} onClick={() => lift.mutate()}>
          {isPlanned ? 'Cancel' : 'End now'}
        </Button>
      )}
    </li>
  )
}

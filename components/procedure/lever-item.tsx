'use client'
import clsx from 'clsx'
import { Flag, type LucideIcon, Maximize2, Route as RouteIcon, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { LeverDetails } from '@/components/procedure/lever-details'
import { LeverState } from '@/components/procedure/lever-state'
import { usePullLever } from '@/components/procedure/use-pull-lever'
import { LineForm } from '@/components/timeline/line-form'
import { Button } from '@/components/ui/button'
import { waiveLever } from '@/lib/domain/incident/commands/waive-lever'
import { LEVER_NAMES, type LeverKind } from '@/lib/domain/incident/lever'
import { type BoardLever, leverNow, type ServiceBoard } from '@/lib/domain/incident/lever-board'
import { isOpenMitigation } from '@/lib/domain/incident/mitigations-now'
import type { AffectedService } from '@/lib/domain/incident/state'

const icons = {
  'roll-back': Undo2,
  'flag-off': Flag,
  'scale-up': Maximize2,
  'fail-over': RouteIcon,
} satisfies Record<LeverKind, LucideIcon>

export interface LeverItemProps {
  kind: LeverKind
  /** Null when nobody wrote it down, or it could not be read. */
  lever: BoardLever | null
  service: AffectedService
  known: ServiceBoard | null
}

/** One lever: how it is pulled and how that goes, or one line when nobody has written it down. */
export function LeverItem({ kind, lever, service, known }: LeverItemProps) {
  const { incident, canRespond, isClosed, act, nameOf } = useRoom()
  const pull = usePullLever()
  const [isWaiving, setWaiving] = useState(false)
  const { pulled, waived } = leverNow(incident, service.id, kind)
  const isOn = pulled !== null && isOpenMitigation(pulled)
  const isCard = (lever !== null && !waived) || isOn || isWaiving
  const canAct = canRespond && !isClosed && !isOn
  const name = LEVER_NAMES[kind]
  const Icon = icons[kind]
  return (
    <li
      className={clsx(
        'min-w-0 rounded-3 border',
        isCard ? 'bg-surface py-1.5 pr-2 pl-3' : 'border-transparent pr-2 pl-3',
        isCard && (isOn ? 'border-accent-line shadow-1' : 'border-line'),
      )}
    >
      <div className="flex min-h-7 flex-wrap items-center justify-end gap-x-2 touch:min-h-11">
        <Icon
          aria-hidden
          size={16}
          strokeWidth={1.75}
          className={clsx('shrink-0', isOn ? 'text-accent' : 'text-text-2')}
        />
        <b className={clsx('whitespace-nowrap', isCard ? 'font-semibold' : 'font-medium text-text-2')}>{name}</b>
        <span className="flex-1" />
        {pulled && <LeverState mitigation={pulled} />}
        {canAct && (
          <span hidden={isWaiving} className="flex gap-2">
            {!waived && (
              <Button variant="ghost" className="text-text-3! max-md:h-11!" onClick={() => setWaiving(true)}>
                Waive<span className="sr-only"> {name.toLowerCase()}</span>
              </Button>
            )}
            <Button className="max-md:h-11!" onClick={() => pull({ kind, lever, service, known })}>
              Pull<span className="sr-only"> {name.toLowerCase()}</span>
            </Button>
          </span>
        )}
      </div>
      {isCard && (
        <LeverDetails kind={kind} lever={lever} service={service} known={known} pulled={isOn ? pulled : null} />
      )}
      {waived && (
        <p className="-mt-1 pb-1 text-12 text-text-3 [overflow-wrap:anywhere]">
          Waived by {nameOf(waived.by)}: {waived.reason}
        </p>
      )}
      {isWaiving && (
        <LineForm
          label={`Why not ${name.toLowerCase()}`}
          submit="Waive it"
          draft={`waive.${service.id}.${kind}`}
          onSubmit={(reason) => act(waiveLever, { serviceId: service.id, lever: kind, reason })}
          onClose={() => setWaiving(false)}
        />
      )}
    </li>
  )
}

'use client'
import { useState } from 'react'
import { AskCoverDialog } from '@/components/on-call/ask-cover-dialog'
import { StretchText } from '@/components/on-call/moment'
import { rotaPath } from '@/components/on-call/on-call-path'
import { ORIGIN_NAMES, SEAT_NAMES } from '@/components/on-call/shift-words'
import { useViewer } from '@/components/shell/viewer'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { useNow } from '@/components/ui/clock'
import { Link } from '@/components/ui/link'
import { durationText } from '@/components/ui/time-text'
import { isResponder } from '@/lib/domain/incident/policy'
import type { MyShift, RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface MyShiftItemProps {
  shift: MyShift
  /** Null when it is gone. */
  rota: RotaSummary | null
}

/** A shift of mine: in which rota, when, with whom; cover for it can be asked from here. */
export function MyShiftItem({ shift, rota }: MyShiftItemProps) {
  const viewer = useViewer()
  const now = useNow(60_000)
  const [isAsking, setAsking] = useState(false)
  const { seat, from, to, override, with: other } = shift
  const isNow = Date.parse(from) <= now
  const zone = rota?.zone ?? 'UTC'
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-t px-4 py-3 first:border-t-0">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <b className="min-w-0 font-semibold text-14 [overflow-wrap:anywhere]">
            {rota ? (
              <Link href={rotaPath(rota)} className="hover:underline max-md:-my-2 max-md:inline-block max-md:py-3">
                <bdi>{rota.name}</bdi>
              </Link>
            ) : (
              <bdi>{shift.rota.name}</bdi>
            )}
          </b>
          <span className="text-text-2">{SEAT_NAMES[seat]}</span>
          {isNow && <Chip tone="accent">Now</Chip>}
          {override && <Chip tone="line">{ORIGIN_NAMES[override.origin]}</Chip>}
        </p>
        <p className="text-text-2">
          <StretchText from={from} to={to} zone={zone} />
          <span className="text-text-3" suppressHydrationWarning>
            {' '}
            · {durationText(Date.parse(to) - Date.parse(from))}
          </span>
        </p>
        {other && (
          <p className="text-12 text-text-3">
            <bdi>{other.name}</bdi> is {seat === 'primary' ? 'secondary' : 'primary'}
          </p>
        )}
      </div>
      {rota && isResponder(viewer) && <Button onClick={() => setAsking(true)}>Ask for cover or a swap</Button>}
      {isAsking && rota && <AskCoverDialog rota={rota} shift={shift} onClose={() => setAsking(false)} />}
    </li>
  )
}

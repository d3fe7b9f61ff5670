'use client'
import { TriangleAlert } from 'lucide-react'
import { GapText } from '@/components/on-call/gap-text'
import { Moment } from '@/components/on-call/moment'
import { MY_SHIFTS, rotaPath } from '@/components/on-call/on-call-path'
import { SEAT_NAMES } from '@/components/on-call/shift-words'
import { useViewer } from '@/components/shell/viewer'
import { HandOverWaiting } from '@/components/shift/hand-over-waiting'
import { besideText, type OwnShift, onCallStateOf } from '@/components/shift/on-call-words'
import { AsideLink } from '@/components/ui/aside-link'
import { Card } from '@/components/ui/card'
import { useNow } from '@/components/ui/clock'
import { Link } from '@/components/ui/link'
import { useMyShifts, useRotas } from '@/lib/client/on-call/rotas'
import type { MyShift, RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface OnCallStripProps {
  shifts: MyShift[]
  rotas: RotaSummary[]
}

/** Whether I am on call, for what, until when and with whom; what comes next; who is missing. Nothing for who is in no rota. */
export function OnCallStrip(initial: OnCallStripProps) {
  const viewer = useViewer()
  const now = useNow(5000)
  const { data: shifts = [] } = useMyShifts(initial.shifts)
  const { data: rotas = [] } = useRotas(initial.rotas)
  const { present, next, waiting, gaps } = onCallStateOf(shifts, rotas, viewer.id, now)
  const [gap, ...moreGaps] = gaps
  if (present.length === 0 && !next && waiting.length === 0 && !gap) return null
  return (
    <section aria-labelledby="my-on-call" className="mt-6">
      <Card>
        <div className="flex flex-wrap items-start gap-x-6 gap-y-1 px-4 py-3">
          <div className="min-w-0 flex-1 basis-64 [overflow-wrap:anywhere]">
            <h2 id="my-on-call" className="font-semibold text-16 [overflow-wrap:anywhere]">
              {present.length > 0 ? `You are on call for ${namesOf(present)}` : 'You are not on call'}
            </h2>
            {present.map((one) => (
              <p key={keyOf(one)} className="text-text-2">
                {present.length > 1 && `${one.rota.name}: `}
                {SEAT_NAMES[one.shift.seat]} until <Moment at={one.shift.to} zone={one.rota.zone} />.{besideText(one)}
              </p>
            ))}
            {next && (
              <p className="text-text-2">
                Next{' '}
                <Link href={rotaPath(next.rota)} className="font-medium text-text hover:underline">
                  {next.rota.name}
                </Link>
                , {next.shift.seat}, from <Moment at={next.shift.from} zone={next.rota.zone} />.
              </p>
            )}
          </div>
          <AsideLink href={MY_SHIFTS}>My shifts</AsideLink>
        </div>
        {waiting.map(({ rota, seat }) => (
          <HandOverWaiting key={`${rota.id} ${seat.seat}`} rota={rota} seat={seat} />
        ))}
        {gap && (
          <p className="flex gap-2 border-line border-t px-4 py-2.5 font-medium text-hurting">
            <TriangleAlert aria-hidden size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              <Link href={rotaPath(gap.rota)} className="underline underline-offset-2">
                <bdi>{gap.rota.name}</bdi>
              </Link>
              : <GapText gap={gap.gap} zone={gap.rota.zone} />
              {moreGaps.length > 0 && `, and ${moreGaps.length} more of your rotas have a gap`}
            </span>
          </p>
        )}
      </Card>
    </section>
  )
}

const keyOf = ({ shift }: OwnShift) => `${shift.rota.id} ${shift.seat}`

const namesOf = (present: OwnShift[]): string => [...new Set(present.map(({ rota }) => rota.name))].join(' and ')

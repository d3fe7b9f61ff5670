'use client'
import { monthAt, monthText } from '@/components/on-call/calendar/weeks'
import { CalendarAddresses } from '@/components/on-call/calendar-addresses'
import { MyShiftItem } from '@/components/on-call/my-shift-item'
import { ON_CALL } from '@/components/on-call/on-call-path'
import { BackLink } from '@/components/ui/back-link'
import { Card } from '@/components/ui/card'
import { useNow, useTimeZone } from '@/components/ui/clock'
import { EmptyState } from '@/components/ui/empty-state'
import { OldData } from '@/components/ui/old-data'
import { PageHeader } from '@/components/ui/page-header'
import { SectionHeader } from '@/components/ui/section-header'
import { useMyShifts, useRotas } from '@/lib/client/on-call/rotas'
import { AHEAD_MS } from '@/lib/client/on-call/spans'
import type { FeedView, MyShift, RotaSummary } from '@/lib/domain/on-call/rota-view'

export interface MyShiftsPageProps {
  shifts: MyShift[]
  rotas: RotaSummary[]
  feeds: FeedView[]
}

/** When I am on call in the next three months, over all rotas, month by month. */
export function MyShiftsPage({ shifts: initial, rotas: initialRotas, feeds }: MyShiftsPageProps) {
  const zone = useTimeZone()
  const now = useNow(60_000)
  const { data: shifts = [], error, refetch } = useMyShifts(initial)
  const { data: rotas = [] } = useRotas(initialRotas)
  const coming = shifts.filter(({ from, to }) => Date.parse(to) > now && Date.parse(from) < now + AHEAD_MS)
  const monthOf = ({ from }: MyShift) => monthAt(Math.max(Date.parse(from), now), zone)
  const months = [...new Set(coming.map(monthOf))].sort()
  return (
    <div className="mx-auto flex max-w-[1080px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <div className="flex flex-col gap-1.5">
        <BackLink href={ON_CALL}>On call</BackLink>
        <PageHeader title="My shifts" description="The next three months, over all rotas. Times are yours." />
      </div>
      <OldData error={error} onRetry={refetch} />
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_312px]">
        <div className="flex min-w-0 flex-col gap-5">
          {coming.length === 0 && (
            <Card>
              <EmptyState title="You are not on call">
                No shift of yours begins in the next three months. Rotas name who takes turns.
              </EmptyState>
            </Card>
          )}
          {months.map((month) => (
            <MonthOfShifts
              key={month}
              month={month}
              shifts={coming.filter((shift) => monthOf(shift) === month)}
              rotas={rotas}
            />
          ))}
        </div>
        <CalendarAddresses feeds={feeds} />
      </div>
    </div>
  )
}

function MonthOfShifts({ month, shifts, rotas }: { month: string; shifts: MyShift[]; rotas: RotaSummary[] }) {
  const id = `month-${month}`
  return (
    <section aria-labelledby={id}>
      <SectionHeader id={id} title={monthText(month)} count={shifts.length} />
      <Card>
        <ul>
          {shifts.map((shift) => (
            <MyShiftItem
              key={`${shift.rota.id} ${shift.seat} ${shift.from}`}
              shift={shift}
              rota={rotas.find((rota) => rota.id === shift.rota.id) ?? null}
            />
          ))}
        </ul>
      </Card>
    </section>
  )
}

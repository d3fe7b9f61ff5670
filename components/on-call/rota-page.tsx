'use client'
import { useState } from 'react'
import { Beside } from '@/components/on-call/beside'
import { dayOf } from '@/components/on-call/calendar/days'
import { MonthCalendar } from '@/components/on-call/calendar/month-calendar'
import { stretchOf } from '@/components/on-call/calendar/stretches'
import { CalendarAddresses } from '@/components/on-call/calendar-addresses'
import { draftOf, type OverrideDraft } from '@/components/on-call/override-draft'
import { OverrideForm } from '@/components/on-call/override-form'
import { Requests } from '@/components/on-call/requests'
import { RotaChanges } from '@/components/on-call/rota-changes'
import { RotaHeader } from '@/components/on-call/rota-header'
import { RotaProblems } from '@/components/on-call/rota-problems'
import { ShiftDetails } from '@/components/on-call/shift-details'
import { useMonth } from '@/components/on-call/use-month'
import { useOverrideUndo } from '@/components/on-call/use-override-undo'
import { useRotaKeys } from '@/components/on-call/use-rota-keys'
import { useViewer } from '@/components/shell/viewer'
import { useAnnounce } from '@/components/ui/live-region'
import { OldData } from '@/components/ui/old-data'
import { toast } from '@/components/ui/toast'
import { useRota } from '@/lib/client/on-call/rotas'
import { isResponder } from '@/lib/domain/incident/policy'
import type { FeedView, RotaDetail, ShiftView } from '@/lib/domain/on-call/rota-view'

export interface RotaPageProps {
  rota: RotaDetail
  /** Of the month that is shown first. */
  shifts: ShiftView[]
  feeds: FeedView[]
}

type Opened = { kind: 'shift'; shift: ShiftView } | { kind: 'draft'; draft: OverrideDraft }

/** One rota: its calendar, and beside it what is wrong, what is asked, and what is being changed. */
export function RotaPage({ rota: initial, shifts: firstShifts, feeds }: RotaPageProps) {
  const viewer = useViewer()
  const announce = useAnnounce()
  const { data: rota, error, refetch } = useRota(initial)
  const month = useMonth(rota, firstShifts)
  const [opened, setOpened] = useState<Opened | null>(null)
  const undo = useOverrideUndo(rota.id)
  const canDraw = isResponder(viewer) && !rota.isArchived
  const draft = opened?.kind === 'draft' ? opened.draft : null
  const open = (made: OverrideDraft) => setOpened({ kind: 'draft', draft: made })
  useRotaKeys({
    rota,
    month,
    onOverride: canDraw ? () => open(draftOf('primary', month.nextHours(), viewer.id)) : null,
  })

  function handleDays(first: string, last: string) {
    const stretch = stretchOf(dayOf(first, rota.zone).from, dayOf(last, rota.zone).to, month.now)
    if (stretch) open(draftOf('primary', stretch, viewer.id))
    else announce('That is over; what was is not changed.')
  }

  return (
    <div className="mx-auto flex max-w-[1240px] flex-col gap-5 px-4 py-5 md:px-8 md:py-6">
      <RotaHeader rota={rota} />
      <OldData error={error ?? month.error} onRetry={() => Promise.all([refetch(), month.refetch()])} />
      <div className="grid gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_312px]">
        <MonthCalendar
          zone={rota.zone}
          month={month.month}
          onMonth={month.setMonth}
          weeks={month.weeks}
          shifts={month.shifts}
          seats={month.seats}
          now={month.now}
          viewerId={viewer.id}
          ghost={ghostOf(draft)}
          chosen={opened?.kind === 'shift' ? opened.shift : null}
          onOpen={(shift) => setOpened({ kind: 'shift', shift })}
          onDrawn={
            canDraw ? ({ seat, personId, ...stretch }) => open(draftOf(seat, stretch, personId ?? viewer.id)) : null
          }
          onDays={handleDays}
        />
        <div className="flex min-w-0 flex-col gap-5">
          {opened && (
            <Beside
              key={opened.kind === 'shift' ? `${opened.shift.seat} ${opened.shift.from}` : 'draft'}
              title={opened.kind === 'shift' ? 'Shift' : 'Override'}
              onClose={() => setOpened(null)}
            >
              {opened.kind === 'shift' ? (
                <ShiftDetails
                  rota={rota}
                  shift={opened.shift}
                  onOverride={() => open(overrideDraftOf(opened.shift, month.now))}
                  onClose={() => setOpened(null)}
                />
              ) : (
                <OverrideForm
                  rota={rota}
                  draft={opened.draft}
                  onChange={open}
                  onDone={(made) => {
                    setOpened(null)
                    toast(made.person.id === viewer.id ? 'You have it' : `${made.person.name} has it`, {
                      action: undo(made.id),
                    })
                  }}
                  onClose={() => setOpened(null)}
                />
              )}
            </Beside>
          )}
          <Requests rota={rota} />
          <RotaProblems problems={rota.problems} nextGap={rota.nextGap} zone={rota.zone} />
          <RotaChanges rota={rota} />
          <CalendarAddresses rota={rota} feeds={feeds} />
        </div>
      </div>
    </div>
  )
}

const overrideDraftOf = (shift: ShiftView, now: number): OverrideDraft =>
  draftOf(shift.seat, stretchOf(Date.parse(shift.from), Date.parse(shift.to), now) ?? { from: now, to: now }, '')

/** What is written is drawn, once both ends are known. */
function ghostOf(draft: OverrideDraft | null) {
  if (!draft?.from || !draft.to || draft.from >= draft.to) return null
  return { seat: draft.seat, from: Date.parse(draft.from), to: Date.parse(draft.to) }
}

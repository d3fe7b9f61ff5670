'use client'
import clsx from 'clsx'
import { type ReactNode, useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/clock'
import { Dialog } from '@/components/ui/dialog'
import { DurationClock } from '@/components/ui/duration-clock'
import { Popover } from '@/components/ui/popover'
import { setUpdateDue } from '@/lib/domain/incident/commands/set-update-due'

const CHOICES = [15, 30, 60, 120]
const MINUTE_MS = 60_000

/** When the next update is promised; opens the promise to be changed. */
export function UpdateDueControl() {
  const { incident, canRespond, isClosed } = useRoom()
  const due = incident.updateDueAt
  const now = useNow(1000)
  const isLate = due !== null && Date.parse(due) <= now
  const clock = due ? (
    <DurationClock at={due} direction="until" className={isLate ? 'text-warning' : 'text-accent'} />
  ) : (
    <span className="text-text-3">none</span>
  )
  return (
    <div className="flex flex-col-reverse short:flex-row-reverse short:items-baseline short:justify-end short:gap-2">
      <dt className={clsx('whitespace-nowrap text-12', isLate ? 'font-medium text-warning' : 'text-text-3')}>
        {isLate ? 'update overdue' : 'next update due'}
      </dt>
      <dd className="font-semibold text-20">{canRespond && !isClosed ? <DuePopover>{clock}</DuePopover> : clock}</dd>
    </div>
  )
}

function DuePopover({ children }: { children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  const { openDialog } = useRoomNavigation()
  function handleSend() {
    setOpen(false)
    openDialog({ kind: 'update' })
  }
  return (
    <Popover
      label="Next update"
      align="end"
      isOpen={isOpen}
      onOpenChange={setOpen}
      className="w-64 p-3"
      trigger={
        <button
          type="button"
          className="relative -mx-1 rounded-1 px-1 text-left before:absolute before:-inset-y-2 before:inset-x-0 hover:bg-hover"
        >
          {children}
          <span className="sr-only">, send an update or change when it is due</span>
        </button>
      }
    >
      <Button variant="primary" size="md" className="w-full" onClick={handleSend}>
        Send an update…
      </Button>
      <p className="mt-3 mb-2 text-12 text-text-3">Or only move the promise: next update in</p>
      <DueChoices onDone={() => setOpen(false)} />
    </Popover>
  )
}

/** The same choices where there is no header to open them from. */
export function UpdateDueDialog({ onClose }: { onClose: () => void }) {
  return (
    <Dialog isOpen onOpenChange={onClose} size="sm" title="Next update in">
      <DueChoices onDone={onClose} />
    </Dialog>
  )
}

function DueChoices({ onDone }: { onDone: () => void }) {
  const { incident, act } = useRoom()
  const [refusal, setRefusal] = useState<string | null>(null)

  function promise(minutes: number | null) {
    const dueAt = minutes === null ? null : new Date(Date.now() + minutes * MINUTE_MS).toISOString()
    const answer = act(setUpdateDue, { dueAt })
    setRefusal(answer)
    if (!answer) onDone()
  }

  return (
    <>
      <div className="grid grid-cols-4 gap-1">
        {CHOICES.map((minutes) => (
          <Button key={minutes} onClick={() => promise(minutes)} className="px-0!">
            {minutes < 60 ? `${minutes} min` : `${minutes / 60} h`}
          </Button>
        ))}
      </div>
      {incident.updateDueAt && (
        <Button variant="ghost" className="mt-2 w-full" onClick={() => promise(null)}>
          No update promised
        </Button>
      )}
      {refusal && (
        <p role="alert" className="mt-2 text-12 text-warning">
          {refusal}
        </p>
      )}
    </>
  )
}

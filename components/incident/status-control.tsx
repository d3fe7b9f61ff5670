'use client'
import { ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { StatusDialog } from '@/components/incident/status-dialog'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { TallMenuItem } from '@/components/incident/tall-menu-item'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { NEXT_STATUSES } from '@/lib/domain/incident/journey'
import type { Status } from '@/lib/domain/incident/values'

/** The steps the journey allows from here. */
export function StatusControl() {
  const { incident, canRespond, isClosed } = useRoom()
  const [asked, setAsked] = useState<Status | null>(null)
  if (!canRespond) return null
  const dialog = asked && <StatusDialog status={asked} onClose={() => setAsked(null)} />
  if (isClosed) {
    return (
      <>
        <Button size="md" onClick={() => setAsked('active')}>
          Reopen
        </Button>
        {dialog}
      </>
    )
  }
  return (
    <>
      <Menu
        trigger={
          <Button size="md">
            Change status
            <ChevronDown aria-hidden size={14} strokeWidth={1.75} />
          </Button>
        }
      >
        {NEXT_STATUSES[incident.status].map((status) => {
          const { verb, meaning } = STATUS_STEPS[status]
          return (
            <TallMenuItem
              key={status}
              label={verb(incident.status)}
              meaning={meaning}
              onSelect={() => setAsked(status)}
            />
          )
        })}
      </Menu>
      {dialog}
    </>
  )
}

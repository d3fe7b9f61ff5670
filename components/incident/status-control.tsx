'use client'
import { ChevronDown } from 'lucide-react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { STATUS_STEPS } from '@/components/incident/status-steps'
import { TallMenuItem } from '@/components/incident/tall-menu-item'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { NEXT_STATUSES } from '@/lib/domain/incident/journey'

/** The steps the journey allows from here. */
export function StatusControl() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  if (!canRespond) return null
  if (isClosed) {
    return (
      <Button size="md" onClick={() => openDialog({ kind: 'status', status: 'active' })}>
        Reopen
      </Button>
    )
  }
  return (
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
            onSelect={() => openDialog({ kind: 'status', status })}
          />
        )
      })}
    </Menu>
  )
}

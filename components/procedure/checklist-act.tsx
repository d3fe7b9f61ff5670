'use client'
import { useState } from 'react'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { LEVER_BOARD_ID } from '@/components/procedure/lever-board'
import { LineForm } from '@/components/timeline/line-form'
import { Button } from '@/components/ui/button'
import type { ChecklistItem, ChecklistSignal } from '@/lib/domain/incident/checklist'
import { confirmIncident } from '@/lib/domain/incident/commands/confirm-incident'
import { takeRole } from '@/lib/domain/incident/commands/take-role'
import { tickChecklistItem } from '@/lib/domain/incident/commands/tick-checklist-item'

const WORDS = {
  confirmed: 'Confirm it is real',
  commander: 'Take command',
  bridge: 'Set the bridge call',
  'blast-radius': 'State the blast radius',
  lever: 'Pull or waive a lever',
  communication: 'Send the first update',
  'by-hand': 'Tick it',
} satisfies Record<ChecklistSignal, string>

/** The one thing to do about an item of the first five minutes. */
export function ChecklistAct({ item: { id, signal } }: { item: ChecklistItem }) {
  const { act } = useRoom()
  const { openDialog } = useRoomNavigation()
  const [isWriting, setWriting] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const acts = {
    confirmed: () => setWriting(true),
    commander: () => setRefusal(act(takeRole, { role: 'commander' })),
    bridge: () => openDialog({ kind: 'bridge' }),
    'blast-radius': () => openDialog({ kind: 'radius' }),
    lever: showLevers,
    communication: () => openDialog({ kind: 'update' }),
    'by-hand': () => setRefusal(act(tickChecklistItem, { itemId: id })),
  } satisfies Record<ChecklistSignal, () => void>
  return (
    <div className="relative flex flex-col items-start gap-1 pl-6 max-md:pb-1">
      {isWriting && signal === 'confirmed' && (
        <div className="w-full pr-1">
          <LineForm
            label="Who saw it, and how"
            submit="It is real"
            draft="confirm"
            onSubmit={(how) => act(confirmIncident, { how })}
            onClose={() => setWriting(false)}
          />
        </div>
      )}
      <Button hidden={isWriting && signal === 'confirmed'} onClick={acts[signal]} className="max-md:h-11!">
        {WORDS[signal]}
      </Button>
      {refusal && (
        <p role="alert" className="text-12 text-warning">
          {refusal}
        </p>
      )}
    </div>
  )
}

function showLevers() {
  const board = document.getElementById(LEVER_BOARD_ID)
  board?.scrollIntoView({ block: 'start' })
  board?.focus({ preventScroll: true })
}

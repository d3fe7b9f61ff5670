'use client'
import { useRoom } from '@/components/incident/room-context'
import { type RoomNavigation, useRoomNavigation } from '@/components/incident/room-navigation'
import { showSection } from '@/components/incident/show-section'
import { Button } from '@/components/ui/button'
import type { AdviceAction, Offer, Opening } from '@/lib/domain/incident/coach/advice'
import { commandsByName } from '@/lib/domain/incident/commands/registry'

/** What can be done about it: one button, or the few that answer a question. */
export function AdviceButtons({ action }: { action: AdviceAction }) {
  const navigation = useRoomNavigation()
  switch (action.kind) {
    case 'open':
      return <Button onClick={() => open(action.opening, navigation)}>{action.label}</Button>
    case 'command':
      return <OfferButton offer={action} />
    case 'answers':
      return action.answers.map((offer) => <OfferButton key={offer.label} offer={offer} />)
    default:
      action satisfies never
      return null
  }
}

function OfferButton({ offer: { command: name, input, label } }: { offer: Offer }) {
  const { send } = useRoom()
  function handleClick() {
    const command = commandsByName.get(name)
    if (command) send(command, input)
  }
  return <Button onClick={handleClick}>{label}</Button>
}

function open(opening: Opening, navigation: RoomNavigation) {
  const { openDialog, jumpTo, compose } = navigation
  switch (opening.what) {
    case 'entry':
      return jumpTo(opening.seq)
    case 'composer':
      return compose()
    case 'levers':
      return showSection('Stop the bleeding', 'act', navigation)
    case 'mitigations':
      return showSection('Mitigations', 'situation', navigation)
    case 'hand-over':
      return openDialog({ kind: 'hand-over', role: opening.role })
    case 'status':
      return openDialog({ kind: 'status', status: opening.status })
    case 'blast-radius':
      return openDialog({ kind: 'radius' })
    default:
      return openDialog({ kind: opening.what })
  }
}

'use client'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { toast } from '@/components/ui/toast'
import { UpdatesList } from '@/components/updates/updates-list'
import { useSubscribe, useSubscription } from '@/lib/client/use-updates'

/** What those outside were told, and the way to be told. */
export function UpdatesSection() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  return (
    <PanelSection
      title="Updates"
      aside={
        <span className="flex gap-3">
          <SubscribeButton incidentId={incident.id} />
          {canRespond && !isClosed && (
            <PanelButton rest="an update" onClick={() => openDialog({ kind: 'update' })}>
              Send
            </PanelButton>
          )}
        </span>
      }
    >
      {incident.updates.count === 0 ? <PanelNote>No update has been sent.</PanelNote> : <UpdatesList />}
    </PanelSection>
  )
}

function SubscribeButton({ incidentId }: { incidentId: string }) {
  const { data } = useSubscription(incidentId)
  const { mutate, isPending } = useSubscribe(incidentId)
  if (!data?.isMailSetUp) return null
  const toggle = () =>
    mutate(!data.isSubscribed, {
      onError: (error) => toast('Not changed', { description: error.message, tone: 'warning' }),
    })
  return (
    <PanelButton rest="updates of this incident by mail" onClick={() => !isPending && toggle()}>
      {data.isSubscribed ? 'Stop' : 'Get'}
      <span aria-hidden> mail</span>
    </PanelButton>
  )
}

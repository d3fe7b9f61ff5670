'use client'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { ServiceLevers } from '@/components/procedure/service-levers'
import { Button } from '@/components/ui/button'
import { useLeverBoard } from '@/lib/client/use-lever-board'
import type { ServiceBoard } from '@/lib/domain/incident/lever-board'
import { isInFlight } from '@/lib/domain/incident/mitigations-now'

export const LEVER_BOARD_ID = 'stop-the-bleeding'

/** The service where something changed last before onset: the likeliest place to take something back. */
const lastChanged = (services: readonly ServiceBoard[]) =>
  services
    .filter(({ lastChange }) => lastChange !== null)
    .toSorted((a, b) => Date.parse(b.lastChange?.at ?? '') - Date.parse(a.lastChange?.at ?? ''))[0]?.id

/** The levers of the affected services. */
export function LeverBoard() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  const { services, mitigations } = incident
  const { data: board, isError, refetch } = useLeverBoard(incident)
  const canAct = canRespond && !isClosed
  const isReading = !board && !isError
  const likely = isReading ? null : (lastChanged(board?.services ?? []) ?? services[0]?.id)
  const inFlight = new Set(mitigations.filter(isInFlight).map(({ service }) => service?.id))
  return (
    <div id={LEVER_BOARD_ID} tabIndex={-1} className="scroll-mt-2 outline-none">
      <PanelSection
        title="Stop the bleeding"
        aside={
          canAct && (
            <PanelButton
              rest="that is not among the levers"
              onClick={() => openDialog({ kind: 'mitigation', prefill: {} })}
            >
              Try something else
            </PanelButton>
          )
        }
      >
        {services.length === 0 && (
          <>
            <PanelNote>Say what is hit, and its levers stand here.</PanelNote>
            {canAct && <Button onClick={() => openDialog({ kind: 'services' })}>Name what is hit</Button>}
          </>
        )}
        {isError && (
          <p role="status" className="mb-1.5 flex items-center gap-2 rounded-2 bg-warning-soft px-2 py-1 text-12">
            <span className="min-w-0 flex-1">
              {board ? 'How to pull them may be out of date:' : 'How to pull them is not known here:'} the server did
              not answer.
            </span>
            <Button variant="ghost" onClick={() => void refetch()}>
              Try again
            </Button>
          </p>
        )}
        <ul className="flex flex-col gap-3">
          {services.map((service) => (
            <ServiceLevers
              key={service.id}
              service={service}
              known={board?.services.find(({ id }) => id === service.id) ?? null}
              onset={board?.onset ?? null}
              isReading={isReading}
              isLikely={service.id === likely}
              isOnly={services.length === 1}
              isInFlight={inFlight.has(service.id)}
            />
          ))}
        </ul>
      </PanelSection>
    </div>
  )
}

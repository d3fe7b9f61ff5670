'use client'
import { useCallback, useState } from 'react'
import { PanelButton } from '@/components/incident/panel-button'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { type SettledIncident, useRoom } from '@/components/incident/room-context'
import { useRoomNavigation } from '@/components/incident/room-navigation'
import { MitigationItem } from '@/components/mitigation/mitigation-item'
import type { Mitigation } from '@/lib/domain/incident/mitigation'
import { isOpenMitigation } from '@/lib/domain/incident/mitigations-now'

const NONE: ReadonlySet<string> = new Set()

/** What was tried on production, and how it went. */
export function MitigationsSection() {
  const { incident, canRespond, isClosed } = useRoom()
  const { openDialog } = useRoomNavigation()
  const { mitigations } = incident
  const [written, setWritten] = useState(NONE)
  const handleWriting = useCallback((id: string, isWriting: boolean) => {
    setWritten((before) => new Set(isWriting ? [...before, id] : [...before].filter((each) => each !== id)))
  }, [])
  // One that somebody else judged meanwhile stays where a word about it is being written.
  const isHere = (one: Mitigation) => isOfNow(one, incident) || written.has(one.id)
  const now = mitigations.filter(isHere)
  const over = mitigations.filter((one) => !isHere(one))
  const counts = countsOf(mitigations)
  return (
    <PanelSection
      title="Mitigations"
      aside={
        <>
          {counts && <span className="mr-1 whitespace-nowrap">{counts}</span>}
          {canRespond && !isClosed && (
            <PanelButton rest="on production" onClick={() => openDialog({ kind: 'mitigation', prefill: {} })}>
              Try something
            </PanelButton>
          )}
        </>
      }
    >
      {mitigations.length === 0 && (
        <PanelNote>Nothing was tried yet. The fastest way back to green comes first.</PanelNote>
      )}
      <ul className="divide-y divide-line">
        {now.map((one) => (
          <MitigationItem key={one.id} one={one} onWriting={handleWriting} />
        ))}
      </ul>
      {over.length > 0 && <Over mitigations={over} />}
    </PanelSection>
  )
}

/** Still asks for something: to be judged, taken back, or drawn the consequence from. */
function isOfNow(one: Mitigation, { status }: SettledIncident): boolean {
  if (isOpenMitigation(one) || one.state === 'made-worse') return true
  return one.state === 'worked' && status === 'active'
}

function countsOf(mitigations: readonly Mitigation[]): string {
  const count = (state: Mitigation['state']) => mitigations.filter((one) => one.state === state).length
  const parts = [
    [count('in-progress'), 'in progress'],
    [count('watching'), 'watching'],
    [count('proposed'), 'proposed'],
  ] as const
  return parts
    .filter(([many]) => many > 0)
    .map(([many, words]) => `${many} ${words}`)
    .join(', ')
}

function Over({ mitigations }: { mitigations: readonly Mitigation[] }) {
  const [isShown, setShown] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
        className="link rounded-1 py-1 text-12 max-md:min-h-11"
      >
        {isShown ? 'Hide what is over' : `${mitigations.length} over`}
      </button>
      {isShown && (
        <ul className="divide-y divide-line">
          {mitigations.map((one) => (
            <MitigationItem key={one.id} one={one} />
          ))}
        </ul>
      )}
    </>
  )
}

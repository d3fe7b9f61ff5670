'use client'
import { useState } from 'react'
import { ChangeItem } from '@/components/change/change-item'
import { UnannouncedChanges } from '@/components/change/unannounced-change'
import { PanelNote, PanelSection } from '@/components/incident/panel-section'
import { useRoom } from '@/components/incident/room-context'
import { Button } from '@/components/ui/button'
import { useIncidentChanges } from '@/lib/client/use-incident-changes'
import type { RankedChange } from '@/lib/domain/change/ranked-change'

const SHOWN = 5
const NONE: ReadonlySet<string> = new Set()

/** Changes before it began, the most suspicious first; those ruled out at the end. */
export function ChangesSection() {
  const { incident } = useRoom()
  const isNamed = incident.services.length > 0
  const { data, isError, refetch } = useIncidentChanges(incident)
  const [isAll, setAll] = useState(false)
  const [asking, setAsking] = useState(NONE)
  // One that somebody else ruled out meanwhile stays where a reason is being written.
  const isOut = ({ id }: RankedChange) =>
    !asking.has(id) && incident.changes.ruledOut.items.some(({ changeId }) => changeId === id)
  const changes = data?.changes ?? []
  const suspects = changes.filter((change) => !isOut(change))
  const sorted = [...suspects, ...changes.filter(isOut)]
  const shown = isAll ? sorted : sorted.slice(0, SHOWN)
  return (
    <PanelSection
      title="Changes before onset"
      aside={changes.length > 1 && <span className="truncate">ranked by suspicion</span>}
    >
      <UnannouncedChanges />
      {!isNamed && <PanelNote>Say which service is hit, and what changed there is listed here.</PanelNote>}
      {isNamed && isError && !data && (
        <PanelNote>
          The changes could not be read.{' '}
          <button type="button" className="link" onClick={() => refetch()}>
            Try again
          </button>
        </PanelNote>
      )}
      {data && changes.length === 0 && isNamed && (
        <PanelNote>Nothing changed in the seven days before, as far as Evenkeel was told.</PanelNote>
      )}
      <ol>
        {shown.map((change, index) => (
          <ChangeItem
            key={change.id}
            change={change}
            rank={index < suspects.length ? index + 1 : null}
            isAsking={asking.has(change.id)}
            onAsk={(isAsking) =>
              setAsking((before) => new Set([...before, change.id].filter((id) => isAsking || id !== change.id)))
            }
          />
        ))}
      </ol>
      {sorted.length > shown.length && (
        <Button variant="ghost" className="-ml-2" onClick={() => setAll(true)}>
          {sorted.length - shown.length} more
        </Button>
      )}
    </PanelSection>
  )
}

'use client'
import { ConnectionNote } from '@/components/incident/connection-note'
import { useRoom } from '@/components/incident/room-context'
import { StatusControl } from '@/components/incident/status-control'
import { Composer } from '@/components/timeline/composer'
import { FileDrop } from '@/components/timeline/composer-files/file-drop'

/** The composer, or in its place a sentence that says why there is none. */
export function ComposerPlace() {
  const { incident, canRespond, isClosed, viewer } = useRoom()
  if (canRespond && !isClosed) return <Composer />
  const why = canRespond
    ? `${incident.key} is ${incident.outcome ?? 'closed'}. Entries can still be corrected or redacted.`
    : viewer.role === 'stakeholder'
      ? 'You follow this incident as a stakeholder: you see everything live, and responders write.'
      : 'You can read this incident but not write in it.'
  return (
    <>
      <FileDrop onFiles={null} />
      <div className="mx-4 mb-3 flex min-h-12 flex-wrap items-center gap-x-4 gap-y-1 rounded-3 border border-line bg-bg px-4 py-2 text-text-2 max-md:mx-0 max-md:mb-0 max-md:rounded-none max-md:border-x-0 max-md:border-b-0 max-md:pb-[max(8px,env(safe-area-inset-bottom))]">
        <p className="min-w-0 flex-1">{why}</p>
        <ConnectionNote look="composer" />
        {canRespond && <StatusControl />}
      </div>
    </>
  )
}

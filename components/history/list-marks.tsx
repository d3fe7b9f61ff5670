import { HistoryMarks } from '@/components/incidents/history-marks'
import { PrivateMark } from '@/components/incidents/incident-marks'
import { Chip } from '@/components/ui/chip'
import type { ListedIncident } from '@/lib/domain/history/listed-incident'

/** What sets one incident of history apart. */
export function ListMarks({ incident: { kind, visibility, isTest, importedFrom } }: { incident: ListedIncident }) {
  return (
    <>
      {kind === 'drill' && <Chip tone="accent">Drill</Chip>}
      <HistoryMarks isTest={isTest} importedFrom={importedFrom} />
      {visibility === 'private' && <PrivateMark />}
    </>
  )
}

import { Chip } from '@/components/ui/chip'
import { IMPORT_SOURCES, type ImportSource } from '@/lib/domain/incident/values'

export interface HistoryMarksProps {
  isTest: boolean
  importedFrom: ImportSource | null
}

/** What sets an incident apart in history: one that figures leave out, and one that was written elsewhere. */
export function HistoryMarks({ isTest, importedFrom }: HistoryMarksProps) {
  return (
    <>
      {isTest && (
        <Chip tone="line" title="Only tries things out: it counts in no figure">
          Test
        </Chip>
      )}
      {importedFrom && (
        <Chip tone="line" title={`Imported from ${IMPORT_SOURCES[importedFrom]}: written later`}>
          Imported
        </Chip>
      )}
    </>
  )
}

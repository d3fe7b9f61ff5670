import type { ImportMapping } from '@/lib/domain/import/import-mapping'
import type { ImportDraft } from '@/lib/domain/import/import-run'

/** A service in use here. */
export interface KnownService {
  id: string
  key: string
  name: string
}

/** A part of how a file is read. */
export interface MappingProps {
  draft: ImportDraft
  mapping: ImportMapping
  onChange: (changed: Partial<ImportMapping>) => void
}

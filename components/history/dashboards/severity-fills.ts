import type { Fill } from '@/components/history/charts/fills'
import type { Severity } from '@/lib/domain/incident/values'

export const SEVERITY_FILLS = {
  sev1: 'accent',
  sev2: 'hatch',
  sev3: 'grey',
  sev4: 'dots',
} satisfies Record<Severity, Fill>

import type { ChipTone } from '@/components/ui/chip'
import type { DrillStepView } from '@/lib/domain/drill/drill-view'
import type { DrillRun } from '@/lib/domain/drill/schedule'

export const STATE_WORDS = {
  running: { text: 'Running', tone: 'accent' },
  paused: { text: 'Paused', tone: 'warning' },
  ended: { text: 'Over', tone: 'neutral' },
} as const satisfies Record<DrillRun['state'], { text: string; tone: ChipTone }>

export const STEP_WORDS = {
  alert: 'Alert',
  resolve: 'Resolved',
  change: 'Change',
  message: 'Message',
  expect: 'Expected',
} as const satisfies Record<DrillStepView['kind'], string>

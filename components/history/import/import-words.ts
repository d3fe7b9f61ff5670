import type { ImportItemState, ImportRunView, ImportState } from '@/lib/domain/import/import-run'

export const STATE_WORDS = {
  uploaded: 'Not begun',
  ready: 'Tried',
  running: 'Writing',
  stopped: 'Stopped',
  done: 'Done',
} satisfies Record<ImportState, string>

export const ITEM_WORDS = {
  waiting: 'Will be written',
  written: 'Written',
  known: 'Known already',
  'left-out': 'Left out',
} satisfies Record<ImportItemState, string>

export const numberText = (count: number): string => count.toLocaleString('en-GB')

export const totalOf = ({ counts }: Pick<ImportRunView, 'counts'>): number =>
  counts.waiting + counts.written + counts.known + counts['left-out']

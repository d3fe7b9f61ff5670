import { Chip, type ChipTone } from '@/components/ui/chip'
import { type MitigationState, STATE_NAMES } from '@/lib/domain/incident/mitigation'

const TONES = {
  proposed: 'line',
  'in-progress': 'accent',
  watching: 'accent',
  worked: 'verified',
  'no-effect': 'neutral',
  'made-worse': 'hurting',
  reverted: 'neutral',
  abandoned: 'neutral',
} satisfies Record<MitigationState, ChipTone>

export const StateChip = ({ state }: { state: MitigationState }) => (
  <Chip tone={TONES[state]}>{STATE_NAMES[state]}</Chip>
)
